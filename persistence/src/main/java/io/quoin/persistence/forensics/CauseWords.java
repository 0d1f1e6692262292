package io.quoin.persistence.forensics;

import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.PriceRound;
import java.util.List;
import java.util.stream.Collectors;

/** Says why an entry is in its block: in one phrase, and as the line of an entry of which no event came. */
final class CauseWords {
    private CauseWords() {}

    /**
     * The cause in one phrase, and the rounds of prices that the block used. For example, {@code command alice/o-1, round 17}.
     */
    static String of(Cause cause, Block<?> block) {
        String phrase = cause.fold(new Phrase());
        String rounds = rounds(block.rounds());
        return rounds.isEmpty() || isAboutNoPrice(cause) ? phrase : phrase + ", " + rounds;
    }

    private static boolean isAboutNoPrice(Cause cause) {
        return cause instanceof Cause.Fence || cause instanceof Cause.Tick || cause instanceof Cause.Confirmed;
    }

    private static String rounds(List<PriceRound> rounds) {
        if (rounds.size() == 1) {
            return "round " + rounds.get(0).round();
        }
        return rounds.isEmpty()
                ? ""
                : rounds.stream()
                        .map(round -> round.underlying() + " " + round.round())
                        .collect(Collectors.joining(", ", "rounds ", ""));
    }

    /** The line of an entry of which no event came. */
    static TapeLine line(Cause cause, Block<?> block) {
        return cause.fold(new WithoutEvents(block));
    }

    private static final class Phrase implements Cause.Cases<String> {
        @Override
        public String fence(Cause.Fence fence) {
            return "start";
        }

        @Override
        public String command(Cause.Command command) {
            return "command " + command.ticket().id();
        }

        @Override
        public String streamArrival(Cause.StreamArrival arrival) {
            return "message " + arrival.run() + "." + arrival.sequence() + " of " + arrival.from();
        }

        @Override
        public String pairArrival(Cause.PairArrival arrival) {
            return "settlement from " + arrival.from() + " at " + arrival.height();
        }

        @Override
        public String hinted(Cause.Hinted hinted) {
            return "hint from " + hinted.from();
        }

        @Override
        public String opening(Cause.Opening opening) {
            return "opening";
        }

        @Override
        public String confirmed(Cause.Confirmed confirmed) {
            return "confirmation";
        }

        @Override
        public String deadline(Cause.Deadline deadline) {
            return "deadline";
        }

        @Override
        public String tick(Cause.Tick tick) {
            return "tick";
        }
    }

    private record WithoutEvents(Block<?> block) implements Cause.Cases<TapeLine> {
        @Override
        public TapeLine fence(Cause.Fence fence) {
            return TapeLine.of("FENCE", "incarnation " + block.incarnation() + " begins");
        }

        @Override
        public TapeLine command(Cause.Command command) {
            return command.outcome() instanceof Outcome.Refused refused
                    ? TapeLine.of("REFUSED", refused.name() + ": " + refused.detail())
                    : TapeLine.of("APPLIED", "nothing had to change");
        }

        @Override
        public TapeLine streamArrival(Cause.StreamArrival arrival) {
            return nothingNew();
        }

        @Override
        public TapeLine pairArrival(Cause.PairArrival arrival) {
            return nothingNew();
        }

        @Override
        public TapeLine hinted(Cause.Hinted hinted) {
            return nothingNew();
        }

        @Override
        public TapeLine opening(Cause.Opening opening) {
            return nothingNew();
        }

        @Override
        public TapeLine confirmed(Cause.Confirmed confirmed) {
            return TapeLine.of(
                    "CONFIRM",
                    confirmed.confirmations().stream().map(CauseWords::words).collect(Collectors.joining(", ")));
        }

        @Override
        public TapeLine deadline(Cause.Deadline deadline) {
            return nothingNew();
        }

        @Override
        public TapeLine tick(Cause.Tick tick) {
            return TapeLine.of("TICK", "time passed");
        }

        private static TapeLine nothingNew() {
            return TapeLine.of("TAKEN", "nothing new");
        }
    }

    private static String words(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream stream) {
            return stream.peer() + " message " + stream.run() + "." + stream.sequence();
        }
        Confirmation.OfPair pair = (Confirmation.OfPair) confirmation;
        return pair.peer() + " at " + pair.height();
    }
}
