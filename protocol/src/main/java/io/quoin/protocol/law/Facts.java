package io.quoin.protocol.law;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.price.Prices;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Everything a law may not fetch for itself.
 *
 * @param engineTimeMillis the time of the block, milliseconds since 1970 UTC: the only clock of the law
 * @param height the height of the block that the entry will stand in
 * @param index the index of the entry in that block; (height, index) names what the entry creates
 * @param hasInTransit whether anything that this entity sent to others may still be on its way there, or an answer to it on
 *     its way back
 * @param hasParked whether any command of this entity waits for others, see {@link Decision.Parked}
 * @param command the id of the command that is being decided, null if it is something else
 * @param prices the admitted prices; those of one underlying are the same all through a block
 * @param lags how long each peer has been silent about what it was sent, see {@link #lagMillis}
 * @param waiting what the command waits for, if it does
 */
public record Facts(
        long engineTimeMillis,
        long height,
        int index,
        boolean hasInTransit,
        boolean hasParked,
        @Nullable CommandId command,
        Prices prices,
        ToLongFunction<Address> lags,
        Waiting waiting) {

    /** Facts without a command, prices and lags. */
    public static Facts at(long engineTimeMillis, long height, int index, boolean hasInTransit) {
        return new Facts(
                engineTimeMillis,
                height,
                index,
                hasInTransit,
                false,
                null,
                Prices.NONE,
                peer -> 0,
                Waiting.notYet(engineTimeMillis));
    }

    /** The id of the command that is being decided; its account is the principal on whose behalf it comes. */
    public CommandId id() {
        if (command == null) {
            throw new IllegalStateException("no command is being decided");
        }
        return command;
    }

    /** Whether the command may be parked. */
    public Parking parking() {
        return waiting.parking();
    }

    /**
     * The engine time at which the command was parked, or that of the block if it was not. The same whenever the command is
     * decided again, so it names the waiting.
     */
    public long waitingSinceMillis() {
        return waiting.sinceMillis();
    }

    /** Until when the command may be decided, engine time: nobody waits for it any longer than that. */
    public long validUntilMillis() {
        return waiting.validUntilMillis();
    }

    /** The latest hint of this class that this peer has sent since the command was parked, or null. */
    public <P extends Payload> @Nullable P answer(Address peer, Class<P> kind) {
        return kind.cast(waiting.answers().of(peer, kind));
    }

    /**
     * Engine time since the pair to this peer was last wholly confirmed or last made progress, milliseconds; 0 if nothing on
     * it waits to be confirmed.
     */
    public long lagMillis(Address peer) {
        return lags.applyAsLong(peer);
    }

    /** The same while this command is being decided. */
    public Facts deciding(CommandId id) {
        return new Facts(engineTimeMillis, height, index, hasInTransit, hasParked, id, prices, lags, waiting);
    }

    /** The same while some command of the entity waits. */
    public Facts withParked() {
        return new Facts(engineTimeMillis, height, index, hasInTransit, true, command, prices, lags, waiting);
    }

    /** The same with these prices. */
    public Facts withPrices(Prices seen) {
        return new Facts(engineTimeMillis, height, index, hasInTransit, hasParked, command, seen, lags, waiting);
    }

    /** The same with these lags. */
    public Facts withLags(ToLongFunction<Address> measured) {
        return new Facts(engineTimeMillis, height, index, hasInTransit, hasParked, command, prices, measured, waiting);
    }

    /** The same for a command that waits so. */
    public Facts withWaiting(Waiting known) {
        return new Facts(engineTimeMillis, height, index, hasInTransit, hasParked, command, prices, lags, known);
    }
}
