package io.quoin.lab.crash;

import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.persistence.account.AccountCodec;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts without actors and without Cassandra: their law, their chains, and rows that a test can falsify. */
final class TinyRealm implements Journals {
    static final long NOW = 1_700_000_000_000L;
    static final long VALID_UNTIL = NOW + 5_000;

    final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type =
            new EntityType<>(
                    AccountKind.kind(AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD),
                    AccountCodec.WIRE);
    final EntityCodecs<AccountState, AccountCommand, AccountEvent> codecs =
            EntityCatalogue.of(type).wire().codecs(AccountCodec.WIRE);
    final History<AccountCommand> history = new History<>();
    final Map<Address, List<RawRow>> rows = new TreeMap<>();
    private final Map<Address, EntityState<AccountState>> states = new HashMap<>();
    private final ArrayDeque<ChannelMessage> post = new ArrayDeque<>();
    private long starts;

    static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    /** Hands a command in, as a client that is told what became of it; value does not move on yet. */
    Fate command(String id, String clientId, AccountCommand command) {
        Order<AccountCommand> order = new Order<>(id, new CommandId(id, clientId), VALID_UNTIL, command);
        history.handedIn(order);
        Verdict.Decided decided = (Verdict.Decided) write(account(id), new Input.Command<>(ticket(order), command));
        KeptId kept = decided.decided();
        BlockHash head = state(account(id)).head();
        Fate fate = kept.outcome() instanceof Outcome.Refused refused
                ? new Fate.Refused(kept.height(), kept.index(), head, refused.name(), refused.detail())
                : new Fate.Applied(kept.height(), kept.index(), head);
        history.told(order, fate);
        return fate;
    }

    Ticket ticket(Order<AccountCommand> order) {
        return new Ticket(
                order.id(),
                order.validUntilMillis(),
                ContentHash.of(codecs.commands().encode(order.command())));
    }

    /** Delivers everything until nothing is under way. */
    void settle() {
        while (!post.isEmpty()) {
            ChannelMessage message = post.removeFirst();
            Input<AccountCommand> input;
            if (message instanceof ChannelMessage.Stream stream) {
                input = new Input.Arrival<>(stream);
            } else if (message instanceof ChannelMessage.Pair pair) {
                input = new Input.PairArrival<>(pair);
            } else {
                input = new Input.Confirmed<>(List.of(((ChannelMessage.Confirm) message).confirmation()));
            }
            if (write(message.to(), input) instanceof Verdict.Confirm confirm) {
                post.addLast(confirm.message());
            }
        }
    }

    /** The state as its writer has it. */
    EntityState<AccountState> state(Address entity) {
        EntityState<AccountState> known = states.get(entity);
        if (known != null) {
            return known;
        }
        EntityState<AccountState> state = type.kind().rules().initial(entity);
        states.put(entity, state);
        starts++;
        append(entity, type.kind().rules().fence(state, new Incarnation(1, starts), NOW, encoder()));
        return state;
    }

    Fingerprint fingerprint(Address entity) {
        EntityState<AccountState> state = state(entity);
        return new Fingerprint(
                state.height(),
                state.head(),
                BlockHash.ofContent(codecs.states().encode(state)));
    }

    private Verdict write(Address entity, Input<AccountCommand> input) {
        EntityState<AccountState> state = state(entity);
        BlockDraft<AccountState, AccountCommand, AccountEvent, AccountMessage> draft =
                type.kind().rules().draft(state, NOW, encoder());
        Verdict verdict = draft.take(input);
        if (!draft.isEmpty()) {
            append(entity, draft.seal());
            post.addAll(state.channels().sentByBlock());
        }
        return verdict;
    }

    private void append(Address entity, SealedBlock<AccountEvent> sealed) {
        rows.computeIfAbsent(entity, key -> new ArrayList<>()).add(row(sealed));
    }

    /** The row of a block; each incarnation is one writer. */
    RawRow row(SealedBlock<AccountEvent> sealed) {
        return new RawRow(
                sealed.block().height(),
                "writer-" + sealed.block().incarnation(),
                sealed.header(codecs.blocks().format()).toString(),
                sealed.bytes());
    }

    /** A block that no law has judged, on top of what stands; it chains as a true one does. */
    RawRow forged(Address entity, Entry<AccountEvent> entry) {
        EntityState<AccountState> state = state(entity);
        return forged(state.height() + 1, state.incarnation(), state.head(), entry);
    }

    RawRow forged(long height, Incarnation incarnation, BlockHash previous, Entry<AccountEvent> entry) {
        BlockEncoder<AccountEvent> encoder = encoder();
        encoder.begin(height, incarnation, NOW, previous);
        encoder.add(entry);
        byte[] bytes = encoder.finish(List.of());
        return row(codecs.blocks()
                .open(
                        bytes,
                        new BlockHeader(
                                codecs.blocks().format(), incarnation, previous, BlockHash.chain(previous, bytes))));
    }

    private BlockEncoder<AccountEvent> encoder() {
        return codecs.blocks().encoder();
    }

    CrashResult check() {
        return check(Map.of());
    }

    CrashResult check(Map<Address, Fingerprint> live) {
        return crashCheck().check(this, live);
    }

    CrashCheck crashCheck() {
        return new CrashCheck(new CheckedType<>(type, codecs, history));
    }

    @Override
    public List<Address> entities() {
        return List.copyOf(rows.keySet());
    }

    @Override
    public List<RawRow> rows(Address entity) {
        return rows.getOrDefault(entity, List.of());
    }
}
