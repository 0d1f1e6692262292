package io.quoin.lab.crash;

import io.quoin.config.node.EntityType;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Parked;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All entities of one type of a {@link TinyRealm}: what they decide becomes rows, what they send goes to the post. */
final class TinyType<S, C, E, M extends Payload> {
    /** The price of everything, in steps of 0.01. */
    static final long PRICE = 50_000;

    private static final Prices BOARD = new Prices() {
        @Override
        public BoardPrice latest(String underlying) {
            return new BoardPrice(underlying, 1, PRICE, 2, TinyRealm.NOW, true);
        }

        @Override
        public RoundRange since(String underlying, long round) {
            return new RoundRange(1, PRICE, 1, PRICE);
        }
    };

    final EntityCodecs<S, C, E> codecs;
    final History<C> history = new History<>();
    private final EntityType<S, C, E, M, ?, ?> type;
    private final Map<Address, List<RawRow>> rows;
    private final Deque<ChannelMessage> post;
    private final Map<Address, EntityState<S>> states = new HashMap<>();
    private final Map<Address, Parked<C>> parked = new HashMap<>();
    private long starts;

    TinyType(
            EntityType<S, C, E, M, ?, ?> type,
            EntityCodecs<S, C, E> codecs,
            Map<Address, List<RawRow>> rows,
            Deque<ChannelMessage> post) {
        this.type = type;
        this.codecs = codecs;
        this.rows = rows;
        this.post = post;
    }

    void command(Address entity, CommandId id, C command) {
        Order<C> order = new Order<>(entity.id(), id, TinyRealm.VALID_UNTIL, command);
        history.handedIn(order);
        write(entity, new Input.Command<>(ticket(order), command));
    }

    Ticket ticket(Order<C> order) {
        return new Ticket(
                order.id(),
                order.validUntilMillis(),
                ContentHash.of(codecs.commands().encode(order.command())));
    }

    void deliver(ChannelMessage message) {
        if (message instanceof ChannelMessage.Stream stream) {
            write(message.to(), new Input.Arrival<>(stream));
        } else if (message instanceof ChannelMessage.Pair pair) {
            write(message.to(), new Input.PairArrival<>(pair));
        } else if (message instanceof ChannelMessage.Hint hint) {
            write(message.to(), new Input.Hint<>(hint));
        } else {
            write(message.to(), new Input.Confirmed<>(List.of(((ChannelMessage.Confirm) message).confirmation())));
        }
    }

    /** The state as its writer has it. */
    EntityState<S> state(Address entity) {
        EntityState<S> known = states.get(entity);
        if (known != null) {
            return known;
        }
        EntityState<S> state = type.kind().rules().initial(entity);
        states.put(entity, state);
        starts++;
        append(entity, type.kind().rules().fence(state, new Incarnation(1, starts), TinyRealm.NOW, encoder()));
        return state;
    }

    Fingerprint fingerprint(Address entity) {
        EntityState<S> state = state(entity);
        return new Fingerprint(
                state.height(),
                state.head(),
                BlockHash.ofContent(codecs.states().encode(state)));
    }

    private void write(Address entity, Input<C> input) {
        EntityState<S> state = state(entity);
        BlockDraft<S, C, E, M> draft = type.kind()
                .rules()
                .draft(state, parked.computeIfAbsent(entity, one -> new Parked<>()), BOARD, TinyRealm.NOW, encoder());
        List<Verdict> verdicts = new ArrayList<>(List.of(draft.take(input)));
        verdicts.addAll(draft.parkedVerdicts());
        if (!draft.isEmpty()) {
            append(entity, draft.seal());
            post.addAll(state.channels().sentByBlock());
        }
        verdicts.forEach(verdict -> leave(state, verdict));
    }

    private void leave(EntityState<S> state, Verdict verdict) {
        if (verdict instanceof Verdict.Decided decided) {
            KeptId kept = decided.decided();
            BlockHash head = state.head();
            Fate fate = kept.outcome() instanceof Outcome.Refused refused
                    ? new Fate.Refused(kept.height(), kept.index(), head, refused.name(), refused.detail())
                    : new Fate.Applied(kept.height(), kept.index(), head);
            history.told(state.self().id(), kept.ticket().id(), fate);
        } else if (verdict instanceof Verdict.Confirm confirm) {
            post.addLast(confirm.message());
        } else if (verdict instanceof Verdict.Replies replies) {
            post.addAll(replies.hints());
        } else if (verdict instanceof Verdict.Parked waits) {
            post.addAll(waits.asks());
        }
    }

    private void append(Address entity, SealedBlock<E> sealed) {
        rows.computeIfAbsent(entity, key -> new ArrayList<>()).add(row(sealed));
    }

    /** The row of a block; each incarnation is one writer. */
    private RawRow row(SealedBlock<E> sealed) {
        return new RawRow(
                sealed.block().height(),
                "writer-" + sealed.block().incarnation(),
                sealed.header(codecs.blocks().format()).toString(),
                sealed.bytes());
    }

    /** A block that no law has judged, on top of what stands; it chains as a true one does. */
    RawRow forged(Address entity, Entry<E> entry) {
        EntityState<S> state = state(entity);
        return forged(state.height() + 1, state.incarnation(), state.head(), entry);
    }

    RawRow forged(long height, Incarnation incarnation, BlockHash previous, Entry<E> entry) {
        BlockEncoder<E> encoder = encoder();
        encoder.begin(height, incarnation, TinyRealm.NOW, previous);
        encoder.add(entry);
        byte[] bytes = encoder.finish(List.of());
        return row(codecs.blocks()
                .open(
                        bytes,
                        new BlockHeader(
                                codecs.blocks().format(), incarnation, previous, BlockHash.chain(previous, bytes))));
    }

    private BlockEncoder<E> encoder() {
        return codecs.blocks().encoder();
    }
}
