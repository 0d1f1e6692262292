package io.quoin.lab.bench;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, so that standard output holds the outcome alone. */
final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 250;
    private static final int WIDTH = 110;

    private final ProgressBar bar;

    Progress(String task, String unit, long steps) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, 1)
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(WIDTH)
                .build();
    }

    /** What is being done now. */
    void say(String what) {
        bar.setExtraMessage(" " + what);
    }

    /** One step is done. */
    void step() {
        bar.step();
    }

    /** So many steps are done. */
    void stepTo(long done) {
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
