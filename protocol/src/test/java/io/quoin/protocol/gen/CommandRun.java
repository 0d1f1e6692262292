package io.quoin.protocol.gen;

import java.util.List;

/** One sequence of commands applied to one fresh run; a failure says at which step. */
final class CommandRun {
    private CommandRun() {}

    static <C> void of(List<C> commands, Property.Run<? super C> run) throws Exception {
        try (run) {
            for (int step = 0; step < commands.size(); step++) {
                apply(run, commands.get(step), step);
            }
            run.finish();
        }
    }

    private static <C> void apply(Property.Run<? super C> run, C command, int step) throws Exception {
        try {
            run.apply(command);
        } catch (Exception | AssertionError failure) {
            failure.addSuppressed(new FailedStep(step));
            throw failure;
        }
    }

    /** Not a failure of its own: the place of the failure it is suppressed in. */
    static final class FailedStep extends RuntimeException {
        private final int step;

        private FailedStep(int step) {
            super("at step " + (step + 1), null, false, false);
            this.step = step;
        }

        int step() {
            return step;
        }
    }
}
