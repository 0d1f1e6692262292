package io.quoin.persistence.wire;

import io.quoin.persistence.wire.WireNames.Name;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.StateCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole state of an entity as bytes:
 *
 * <pre>
 * number of entity.state/2 · type · id · height · epoch · counter · engine time · 32 bytes of the head
 * kept ids, grouped by the block in which they were decided, each block with its hash
 * channels (see {@link ChannelsWire})
 * number of the law's own state format · that state
 * </pre>
 */
final class StateWire<S> implements StateCodec<S> {
    private static final Name NAME = WireNames.QUOIN.named("entity.state/2");

    private final String type;
    private final WireFamily<S> states;
    private final ChannelsWire channels;

    StateWire(String type, WireFamily<S> states, ChannelsWire channels) {
        this.type = type;
        this.states = states;
        this.channels = channels;
    }

    @Override
    public byte[] encode(EntityState<S> state) {
        WireWriter out = new WireWriter(WireLimits.STATE_BYTES_MAX);
        out.varint(NAME.number());
        out.address(requireOwn(state.self()));
        out.varint(state.height());
        ShellWords.incarnation(out, state.incarnation());
        out.varint(state.engineTimeMillis());
        out.hash(state.head());
        out.timeBase(state.engineTimeMillis());
        out.heightBase(state.height());
        liveIds(out, state.liveIds());
        channels.write(out, state.channels());
        states.write(out, state.domain());
        return out.toBytes();
    }

    @Override
    public EntityState<S> decode(byte[] bytes) {
        return WireReader.whole(bytes, WireLimits.STATE_BYTES_MAX, this::state);
    }

    private EntityState<S> state(WireReader in) {
        int number = in.varint(WireNames.NUMBER_MAX);
        if (number != NAME.number()) {
            throw in.malformed("number " + number + " where " + NAME.text() + " is expected");
        }
        Address self = requireOwn(in.address());
        long height = in.varint();
        Incarnation incarnation = ShellWords.incarnation(in);
        long engineTimeMillis = in.varint();
        BlockHash head = in.hash();
        in.timeBase(engineTimeMillis);
        in.heightBase(height);
        return new EntityState<>(
                self,
                height,
                head,
                incarnation,
                engineTimeMillis,
                liveIds(in),
                channels.read(in, self),
                states.read(in));
    }

    private Address requireOwn(Address self) {
        if (!self.type().equals(type)) {
            throw new IllegalArgumentException(self + " is not of type " + type);
        }
        return self;
    }

    // ---- kept ids ---------------------------------------------------------------------------------------------------

    private static void liveIds(WireWriter out, LiveIds liveIds) {
        List<List<KeptId>> groups = byHeight(liveIds.sorted());
        out.varint(groups.size());
        for (List<KeptId> group : groups) {
            long height = group.get(0).height();
            BlockHash hash = liveIds.hashAt(height);
            if (hash == null) {
                throw new IllegalStateException(
                        "block " + height + " is not sealed: a state is encoded between blocks");
            }
            out.varint(height);
            out.hash(hash);
            out.list(group, WireLimits.STATE_ITEMS_MAX, StateWire::kept);
        }
    }

    private static LiveIds liveIds(WireReader in) {
        LiveIds liveIds = new LiveIds();
        int groups = in.count(WireLimits.STATE_ITEMS_MAX);
        long last = -1;
        for (int group = 0; group < groups; group++) {
            long height = in.varint();
            if (height <= last) {
                throw in.malformed("kept ids of block " + height + " after those of block " + last);
            }
            last = height;
            BlockHash hash = in.hash();
            keepAll(in, liveIds, height);
            liveIds.seal(height, hash);
        }
        return liveIds;
    }

    private static void keepAll(WireReader in, LiveIds liveIds, long height) {
        int size = in.count(WireLimits.STATE_ITEMS_MAX);
        if (size == 0) {
            throw in.malformed("block " + height + " is named, but nothing of it is kept");
        }
        int last = -1;
        for (int i = 0; i < size; i++) {
            int index = in.varint(Integer.MAX_VALUE);
            if (index <= last) {
                throw in.malformed("entry " + index + " after entry " + last);
            }
            last = index;
            Ticket ticket = ShellWords.ticket(in);
            liveIds.keep(new KeptId(ticket, height, index, ShellWords.OUTCOMES.read(in)));
        }
    }

    private static void kept(WireWriter out, KeptId kept) {
        out.varint(kept.index());
        ShellWords.ticket(out, kept.ticket());
        ShellWords.OUTCOMES.write(out, kept.outcome());
    }

    private static List<List<KeptId>> byHeight(List<KeptId> sorted) {
        List<List<KeptId>> groups = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= sorted.size(); at++) {
            if (at == sorted.size()
                    || sorted.get(at).height() != sorted.get(start).height()) {
                groups.add(sorted.subList(start, at));
                start = at;
            }
        }
        return groups;
    }
}
