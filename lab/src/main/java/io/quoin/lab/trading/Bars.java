package io.quoin.lab.trading;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars of one look, on standard error. */
final class Bars {
    private static final int MILLIS_BETWEEN_UPDATES = 500;

    private Bars() {}

    static ProgressBar bar(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
                .setMaxRenderedLength(110)
                .build();
    }
}
