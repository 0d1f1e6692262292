package io.quoin.protocol.entity;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.world.TextEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** One gate with what waits at it, block by block, told as text. */
final class GateKeeper {
    static final Address GATE = new Address("gate", "north");
    static final Address PAUL = new Address("porter", "paul");
    static final Address ANNA = new Address("porter", "anna");
    private static final long VALID_FOR_MILLIS = 5_000;

    final Gate law = new Gate();
    final Parked<String> parked = new Parked<>();
    private final EntityRules<TreeSet<String>, String, String, Gate.Word> rules;
    private final EntityState<TreeSet<String>> state;
    private final TextEncoder<String> encoder = new TextEncoder<>();
    private long keysSent;
    long nowMillis = 10_000;
    Prices board = Prices.NONE;

    GateKeeper(EntityLimits limits) {
        rules = new EntityRules<>(law, limits);
        state = rules.initial(GATE);
        rules.fence(state, new Incarnation(1, 1), nowMillis, encoder);
    }

    /** A new incarnation begins. */
    void restart() {
        rules.fence(state, new Incarnation(1, state.incarnation().counter() + 1), nowMillis, encoder);
    }

    /** How long this peer counts as silent, milliseconds. */
    long lagMillis(Address peer) {
        return state.channels().lagMillis(peer, nowMillis);
    }

    BlockDraft<TreeSet<String>, String, String, Gate.Word> draft() {
        return rules.draft(state, parked, board, nowMillis, encoder);
    }

    /** Takes all of it into one block and tells its entries, a line each; nothing if there is no block. */
    List<String> block(List<Input<String>> inputs) {
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = draft();
        inputs.forEach(draft::take);
        return draft.isEmpty() ? List.of() : told(draft.seal());
    }

    static List<String> told(SealedBlock<String> sealed) {
        List<String> lines = new ArrayList<>();
        for (Entry<String> entry : sealed.block().entries()) {
            lines.add(told(entry.cause()) + entry.events());
        }
        return lines;
    }

    private static String told(Cause cause) {
        if (cause instanceof Cause.Command command) {
            String id = command.ticket().id().clientId();
            return command.outcome() instanceof Outcome.Refused refused ? id + " " + refused.name() : id + " ";
        }
        return cause.getClass().getSimpleName() + " ";
    }

    // ---- inputs -----------------------------------------------------------------------------------------------------

    Input<String> command(String id, String command) {
        return command("guest", id, command, VALID_FOR_MILLIS);
    }

    Input<String> command(String account, String id, String command, long validForMillis) {
        ContentHash content = ContentHash.of(command.getBytes(StandardCharsets.UTF_8));
        return new Input.Command<>(
                new Ticket(new CommandId(account, id), nowMillis + validForMillis, content), command);
    }

    /** The next key that comes from Paul. */
    Input<String> key(String colour) {
        keysSent++;
        return new Input.Arrival<>(
                new ChannelMessage.Stream(PAUL, GATE, 1, keysSent, keysSent - 1, new Gate.Key(colour)));
    }

    static Input<String> hint(Address from, Payload payload, long pairHeight) {
        return new Input.Hint<>(new ChannelMessage.Hint(from, GATE, payload, pairHeight));
    }

    static Input<String> pair(Address from, long height) {
        return new Input.PairArrival<>(
                new ChannelMessage.Pair(from, GATE, PairKind.SETTLEMENT, height, Totals.of(height), null, false));
    }

    static Input<String> deadline() {
        return new Input.Deadline<>();
    }
}
