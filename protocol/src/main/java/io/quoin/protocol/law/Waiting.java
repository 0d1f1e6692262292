package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command that may wait, or has waited, for other entities.
 *
 * @param sinceMillis the engine time at which it was parked; that of the block if it was not
 * @param validUntilMillis engine time until which the command may be decided; {@link Law#NO_DEADLINE} if it is none
 * @param answers what its peers have said since then
 */
public record Waiting(Parking parking, long sinceMillis, long validUntilMillis, Answers answers) {
    /** The latest hint of each kind that a peer has sent. */
    public interface Answers {
        /** Nobody has said anything. */
        Answers NONE = (peer, kind) -> null;

        /** The latest hint of this class from this peer, or null. */
        @Nullable
        Payload of(Address peer, Class<? extends Payload> kind);
    }

    /** Of a command that has not waited yet, and may. */
    public static Waiting notYet(long engineTimeMillis) {
        return new Waiting(Parking.MAY_PARK, engineTimeMillis, Law.NO_DEADLINE, Answers.NONE);
    }
}
