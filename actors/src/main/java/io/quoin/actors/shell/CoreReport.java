package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.Seen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the core tells its front. Each report names the core that made it, so that a late one is recognised. */
interface CoreReport extends EntityMessage {
    /** Which of the front's cores reports. */
    int core();

    /** Recovery is complete and the state stands on the live chain. */
    record Recovered(int core) implements CoreReport {}

    /** The state could not be recovered, or what was recovered cannot be used. */
    record Unusable(int core, String reason, Remedy remedy) implements CoreReport {}

    /** What may help against an unusable recovery. */
    enum Remedy {
        /** The same once more: the journal could not be read. */
        AGAIN,
        /** From the first block on: it is the snapshot that does not fit. */
        WITHOUT_SNAPSHOT,
        /** Nothing: the journal itself is broken. */
        NONE
    }

    /** The fence is durable: what the entity still owes to others, what it gives them to know, and where it stands. */
    record Started(
            int core, Standing standing, List<ChannelMessage> unconfirmed, List<ChannelMessage.Hint> standingHints)
            implements CoreReport {}

    /** A batch is decided, and durable if it needed a block. Each input that was taken had a turn. */
    record Written(
            int core,
            Standing standing,
            List<Turn> turns,
            Map<Long, BlockHash> hashes,
            List<ChannelMessage> sent,
            List<ChannelMessage.Hint> standingHints,
            List<ReadAnswer> reads)
            implements CoreReport {}

    /** What became of one input, and of commands parked earlier because of it. */
    record Turn(Verdict verdict, List<Verdict> parked) {}

    /**
     * The law threw; nothing of the batch is durable and the core is gone.
     *
     * @param inputIndex at which input of the batch; beyond the last one if none is to blame
     * @param parked the parked command that is to blame instead, or null
     */
    record Threw(int core, int inputIndex, @Nullable CommandId parked, Throwable failure) implements CoreReport {}

    /** The core has stopped. */
    record Gone(int core) implements CoreReport {}

    /**
     * Where the entity stands after a block (or without one, if the batch needed none).
     *
     * @param nextDeadlineMillis when something in the state, or of a parked command, is due
     */
    record Standing(
            long height,
            BlockHash head,
            long engineTimeMillis,
            long nextDeadlineMillis,
            boolean hasObligations,
            boolean isOnRoster) {}

    /** The answer to one read. */
    interface ReadAnswer {}

    /** The view that was asked for. */
    record Looked(Seen<Object> seen) implements ReadAnswer {}

    /** The question could not be answered from the state, and never can be. */
    record Unanswerable(String reason) implements ReadAnswer {}

    /** The command as it is kept, with the hash of its block, or null if it is not kept. */
    record FateKept(@Nullable KeptId kept, @Nullable BlockHash hash) implements ReadAnswer {}

    /** The hash of the whole state and where it stands. */
    record Fingerprinted(Fingerprint fingerprint) implements ReadAnswer {}
}
