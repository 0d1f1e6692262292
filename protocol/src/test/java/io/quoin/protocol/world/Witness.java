package io.quoin.protocol.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A law that watches how it is asked: a block is opened once and before anything else, and whoever waits for a peer is decided
 * right after each message of it, oldest first, and before anything else.
 */
final class Witness<S, C, E, M extends Payload> implements Law<S, C, E, M> {
    private final Law<S, C, E, M> law;
    private final Map<CommandId, Set<Address>> waiting = new LinkedHashMap<>();
    private final List<CommandId> decided = new ArrayList<>();
    private List<CommandId> expected = new ArrayList<>();
    private boolean isOpened;

    Witness(Law<S, C, E, M> law) {
        this.law = law;
    }

    /** A new block is being drafted. */
    void beginBlock() {
        isOpened = false;
    }

    /** An input has been taken; these became of commands that had waited. */
    void taken(List<Verdict> parkedVerdicts) {
        for (Verdict verdict : parkedVerdicts) {
            if (verdict instanceof Verdict.NotDecided not) { // Its time is over: nobody asks the law any more.
                waiting.remove(not.id());
                expected.remove(not.id());
            }
        }
        if (!expected.isEmpty()) {
            assertEquals(expected, decided, "what waits for a peer is not decided right after its message");
        }
        expected = new ArrayList<>();
        decided.clear();
    }

    private void asked() {
        assertEquals(true, isOpened, "a block is not opened before its first input");
    }

    private void told(Address from) {
        asked();
        expected = new ArrayList<>();
        waiting.forEach((id, peers) -> {
            if (peers.contains(from)) {
                expected.add(id);
            }
        });
    }

    // ---- the law ----------------------------------------------------------------------------------------------------

    @Override
    public S initial(Address self) {
        return law.initial(self);
    }

    @Override
    public List<E> opening(S state, Facts facts) {
        assertEquals(false, isOpened, "a block is opened twice");
        isOpened = true;
        return law.opening(state, facts);
    }

    @Override
    public Decision<E> decide(S state, C command, Facts facts) {
        asked();
        CommandId id = facts.id();
        if (!decided.contains(id)) {
            decided.add(id);
        }
        Decision<E> decision = law.decide(state, command, facts);
        if (decision instanceof Decision.Parked<E> parked) {
            waiting.put(id, parked.asks().keySet());
        } else {
            waiting.remove(id);
        }
        return decision;
    }

    @Override
    public List<E> receive(S state, Address from, M message, Facts facts) {
        told(from);
        return law.receive(state, from, message, facts);
    }

    @Override
    public List<E> settle(S state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        told(from);
        return law.settle(state, from, difference, position, facts);
    }

    @Override
    public Hinted<E> hinted(S state, Address from, Payload hint, Facts facts) {
        told(from);
        return law.hinted(state, from, hint, facts);
    }

    @Override
    public List<E> due(S state, Facts facts) {
        asked();
        return law.due(state, facts);
    }

    @Override
    public S evolve(S state, E event, Outbound outbound) {
        return law.evolve(state, event, outbound);
    }

    @Override
    public long nextDeadlineMillis(S state) {
        return law.nextDeadlineMillis(state);
    }

    @Override
    public List<StandingHint> standingHints(S state) {
        return law.standingHints(state);
    }

    @Override
    public boolean isExposed(S state) {
        return law.isExposed(state);
    }
}
