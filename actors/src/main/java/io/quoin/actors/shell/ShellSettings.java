package io.quoin.actors.shell;

import com.typesafe.config.Config;
import io.quoin.protocol.entity.EntityLimits;
import java.time.Duration;

/**
 * The limits and times of the shell, from {@code quoin.entity} in the configuration; each has the key of its name there.
 *
 * @param queueInputsMax inputs that may wait in one entity; a further command is refused QUEUE_FULL
 * @param unreleasedBlocksMax blocks written but not yet released; recovery looks as far back
 * @param snapshotEveryBlocks blocks from one snapshot to the next
 * @param confirmFlushAfter how long a confirmation waits for a block to ride in
 * @param sweepFlushAfter how long totals nobody waits for wait for a block to ride in
 * @param pairSpacing how long a settlement pair rests between two messages; what nobody waits for waits as long as the
 *     shortest of these for a block to ride in
 * @param askAgainAfter how long after a hint it is given again, as long as it matters; a pair that somebody waits for is sent
 *     again after as long
 * @param resendAfter how long a message may stay unconfirmed before it is sent again; doubles up to the max
 * @param resendWindowMessages messages of one stream that are sent again together
 * @param unknownWriteWait how long after a failed write the entity waits before it reads its journal again; longer than
 *     every time-out of the journal
 * @param restartBackoff pause before a core that could not recover is started again; doubles up to the max
 * @param passivateAfter how long a flat entity stays in memory without being called
 */
public record ShellSettings(
        EntityLimits limits,
        int queueInputsMax,
        int unreleasedBlocksMax,
        int snapshotEveryBlocks,
        Duration confirmFlushAfter,
        Duration sweepFlushAfter,
        PairSpacing pairSpacing,
        Duration askAgainAfter,
        Duration resendAfter,
        Duration resendAfterMax,
        int resendWindowMessages,
        Duration unknownWriteWait,
        Duration restartBackoff,
        Duration restartBackoffMax,
        Duration passivateAfter) {

    /** The settings under {@code quoin.entity}. */
    public static ShellSettings of(Config root) {
        Config entity = root.getConfig("quoin.entity");
        EntityLimits limits = new EntityLimits(
                entity.getInt("block-entries-max"),
                Math.toIntExact(entity.getBytes("block-bytes-max")),
                entity.getInt("live-ids-max"),
                entity.getDuration("valid-for-max").toMillis(),
                entity.getInt("parked-per-principal-max"),
                entity.getInt("parked-max"));
        return new ShellSettings(
                limits,
                entity.getInt("queue-inputs-max"),
                entity.getInt("unreleased-blocks-max"),
                entity.getInt("snapshot-every-blocks"),
                entity.getDuration("confirm-flush-after"),
                entity.getDuration("sweep-flush-after"),
                new PairSpacing(
                        entity.getDuration("pair-spacing-min").toMillis(),
                        entity.getDuration("pair-spacing-max").toMillis(),
                        entity.getInt("pair-messages-per-second-max")),
                entity.getDuration("ask-again-after"),
                entity.getDuration("resend-after"),
                entity.getDuration("resend-after-max"),
                entity.getInt("resend-window-messages"),
                entity.getDuration("unknown-write-wait"),
                entity.getDuration("restart-backoff"),
                entity.getDuration("restart-backoff-max"),
                entity.getDuration("passivate-after"));
    }
}
