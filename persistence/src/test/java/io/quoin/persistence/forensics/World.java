package io.quoin.persistence.forensics;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.account.AccountTeller;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.value.Money;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A few accounts that write their journals straight into Cassandra, without a shell: what they send waits here until a test
 * delivers it. Takes its rows away in the end, because all worlds share {@code system.outside}.
 */
final class World implements AutoCloseable {
    static final AuditedType<AccountState, AccountCommand, AccountEvent, AccountMessage> ACCOUNT = new AuditedType<>(
            AccountKind.kind(AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD),
            codecs(),
            (self, past) -> new AccountTeller(past));

    private static final OwnerKey OWNER = OwnerKey.parse("ab".repeat(32));

    final Deque<ChannelMessage> outbox = new ArrayDeque<>();
    private final CqlSession session;
    private final Map<Address, Scribe> scribes = new TreeMap<>();

    World(CqlSession session) {
        this.session = session;
    }

    private static EntityCodecs<AccountState, AccountCommand, AccountEvent> codecs() {
        return Wire.of(AccountCodec.WIRE).codecs(AccountCodec.WIRE);
    }

    /** The writer of this account's journal, started when it is first asked for. */
    Scribe account(String id) {
        return scribe(new Address(AccountKind.TYPE, id));
    }

    /** The names of all journals written. */
    Predicate<String> persistenceIds() {
        return id -> scribes.keySet().stream()
                .anyMatch(entity -> entity.persistenceId().equals(id));
    }

    /** An open account with this much from the faucet. */
    Scribe open(String id, String amount) {
        Scribe scribe = account(id);
        send(scribe, new AccountCommand.Open(OWNER));
        send(scribe, new AccountCommand.DrawFaucet(Money.parse(amount)));
        return scribe;
    }

    /** Sends an amount; nothing is delivered yet. */
    void transfer(Scribe from, String to, String amount) {
        send(from, new AccountCommand.Transfer(to, Money.parse(amount)));
    }

    void send(Scribe scribe, AccountCommand command) {
        outbox.addAll(scribe.command(command));
    }

    /** Delivers everything, and what comes of it, until nothing is under way. */
    void deliver() {
        while (!outbox.isEmpty()) {
            deliver(outbox.removeFirst());
        }
    }

    /** Delivers one message; what comes of it waits. */
    void deliver(ChannelMessage message) {
        outbox.addAll(scribe(message.to()).take(List.of(input(message))));
    }

    private static Input<AccountCommand> input(ChannelMessage message) {
        return message.fold(new ChannelMessage.Cases<>() {
            @Override
            public Input<AccountCommand> stream(ChannelMessage.Stream stream) {
                return new Input.Arrival<>(stream);
            }

            @Override
            public Input<AccountCommand> pair(ChannelMessage.Pair pair) {
                return new Input.PairArrival<>(pair);
            }

            @Override
            public Input<AccountCommand> hint(ChannelMessage.Hint hint) {
                return new Input.Hint<>(hint);
            }

            @Override
            public Input<AccountCommand> confirm(ChannelMessage.Confirm confirm) {
                return new Input.Confirmed<>(List.of(confirm.confirmation()));
            }
        });
    }

    private Scribe scribe(Address entity) {
        Scribe known = scribes.get(entity);
        if (known == null) {
            known = new Scribe(session, entity, "writer-a");
            scribes.put(entity, known);
            known.start(1);
        }
        return known;
    }

    @Override
    public void close() {
        scribes.values().forEach(Scribe::eraseAll);
    }
}
