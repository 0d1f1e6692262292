package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.StateCodec;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.WireCodec;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How counters are written down: as words. */
public final class CounterCodecs {
    /** Blocks as words. */
    public static final BlockCodec<CounterEvent> BLOCKS = new Blocks();

    /** States as words. */
    public static final StateCodec<CounterState> STATES = new States();

    /** All of them. */
    public static final EntityCodecs<CounterState, CounterCommand, CounterEvent> ALL =
            new EntityCodecs<>(BLOCKS, STATES, new Commands());

    private CounterCodecs() {}

    // ---- commands ---------------------------------------------------------------------------------------------------

    /** Commands are handed over as they are; only their bytes matter here. */
    private static final class Commands implements WireCodec<CounterCommand> {
        @Override
        public byte[] encode(CounterCommand command) {
            return new Words.Out().put(command).bytes();
        }

        @Override
        public CounterCommand decode(byte[] bytes) {
            throw new MalformedBytesException("no test sends a command over a wire");
        }
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private static final class Blocks implements BlockCodec<CounterEvent> {
        @Override
        public int format() {
            return 1;
        }

        @Override
        public BlockEncoder<CounterEvent> encoder() {
            return new Encoder();
        }

        @Override
        public Block<CounterEvent> decode(byte[] bytes) {
            Words.In in = new Words.In(bytes);
            long height = in.number();
            Incarnation incarnation = new Incarnation(in.number(), in.number());
            long time = in.number();
            BlockHash previous = BlockHash.parse(in.word());
            TreeMap<Integer, Entry<CounterEvent>> entries = new TreeMap<>();
            while (in.word().equals("entry")) {
                Cause cause = cause(in);
                entries.put(entries.size(), new Entry<>(cause, in.all(() -> event(in))));
            }
            List<PriceRound> rounds = in.all(() -> new PriceRound(in.word(), in.number(), in.number()));
            return new Block<>(height, incarnation, time, previous, rounds, List.copyOf(entries.values()));
        }
    }

    private static final class Encoder implements BlockEncoder<CounterEvent> {
        private Words.Out out = new Words.Out();

        @Override
        public void begin(long height, Incarnation incarnation, long engineTimeMillis, BlockHash previous) {
            out = new Words.Out()
                    .put(height)
                    .put(incarnation.epoch())
                    .put(incarnation.counter())
                    .put(engineTimeMillis)
                    .put(previous);
        }

        @Override
        public void add(Entry<CounterEvent> entry) {
            out.put("entry");
            put(out, entry.cause());
            out.all(entry.events(), event -> put(out, event));
        }

        @Override
        public int sizeBytes() {
            return out.size();
        }

        @Override
        public byte[] finish(List<PriceRound> rounds) {
            return out.put("end")
                    .all(
                            rounds,
                            round -> out.put(round.underlying())
                                    .put(round.round())
                                    .put(round.price()))
                    .bytes();
        }
    }

    private static void put(Words.Out out, Cause cause) {
        out.put(cause.getClass().getSimpleName());
        if (cause instanceof Cause.Command c) {
            put(out, c.ticket());
            put(out, c.outcome());
        } else if (cause instanceof Cause.StreamArrival c) {
            out.put(c.from()).put(c.run()).put(c.sequence()).put(c.previous());
        } else if (cause instanceof Cause.PairArrival c) {
            out.put(c.from()).put(c.height());
            put(out, c.totals());
        } else if (cause instanceof Cause.Hinted c) {
            out.put(c.from());
        } else if (cause instanceof Cause.Confirmed c) {
            out.all(c.confirmations(), confirmation -> put(out, confirmation));
        }
    }

    private static Cause cause(Words.In in) {
        String name = in.word();
        return switch (name) {
            case "Fence" -> new Cause.Fence();
            case "Command" -> new Cause.Command(ticket(in), outcome(in));
            case "StreamArrival" -> new Cause.StreamArrival(in.address(), in.number(), in.number(), in.number());
            case "PairArrival" -> new Cause.PairArrival(in.address(), in.number(), totals(in), null);
            case "Hinted" -> new Cause.Hinted(in.address());
            case "Opening" -> new Cause.Opening();
            case "Confirmed" -> new Cause.Confirmed(in.all(() -> confirmation(in)));
            case "Deadline" -> new Cause.Deadline();
            case "Tick" -> new Cause.Tick();
            default -> throw new MalformedBytesException("no cause " + name);
        };
    }

    private static void put(Words.Out out, CounterEvent event) {
        out.put(event.getClass().getSimpleName());
        if (event instanceof CounterEvent.Added e) {
            out.put(e.amount());
        } else if (event instanceof CounterEvent.Padded e) {
            out.put(e.text());
        } else if (event instanceof CounterEvent.Given e) {
            out.put(e.to()).put(e.amount());
        } else if (event instanceof CounterEvent.Moved e) {
            out.put(e.to()).put(e.kind()).put(e.amount());
        } else if (event instanceof CounterEvent.Reminded e) {
            out.put(e.atMillis());
        } else if (event instanceof CounterEvent.Rang e) {
            out.put(e.atMillis()).put(e.engineTimeMillis());
        } else if (event instanceof CounterEvent.Exposed e) {
            out.put(e.isExposed());
        } else if (event instanceof CounterEvent.Borrowed e) {
            out.put(e.amount());
        } else if (event instanceof CounterEvent.Lent e) {
            out.put(e.to()).put(e.amount()).put(e.word()).put(e.isUrged());
        } else if (event instanceof CounterEvent.Credited e) {
            out.put(e.from()).put(e.amount());
        } else if (event instanceof CounterEvent.Behaved e) {
            out.put(e.manner());
        } else if (event instanceof CounterEvent.Wished e) {
            out.put(e.to()).put(e.text()).put(e.isWished());
        } else if (event instanceof CounterEvent.Heard e) {
            out.put(e.from()).put(e.text());
        } else if (event instanceof CounterEvent.Priced e) {
            out.put(e.round());
        } else if (event instanceof CounterEvent.Received e) {
            out.put(e.from()).put(e.amount());
        } else if (event instanceof CounterEvent.Settled e) {
            out.put(e.from()).put(e.amount());
        }
    }

    private static CounterEvent event(Words.In in) {
        String name = in.word();
        return switch (name) {
            case "Added" -> new CounterEvent.Added(in.number());
            case "Padded" -> new CounterEvent.Padded(in.word());
            case "Given" -> new CounterEvent.Given(in.address(), in.number());
            case "Moved" -> new CounterEvent.Moved(in.address(), PairKind.valueOf(in.word()), in.number());
            case "Reminded" -> new CounterEvent.Reminded(in.number());
            case "Rang" -> new CounterEvent.Rang(in.number(), in.number());
            case "Exposed" -> new CounterEvent.Exposed(in.yes());
            case "Borrowed" -> new CounterEvent.Borrowed(in.number());
            case "Lent" -> new CounterEvent.Lent(in.address(), in.number(), in.word(), in.yes());
            case "Credited" -> new CounterEvent.Credited(in.address(), in.number());
            case "Behaved" -> new CounterEvent.Behaved(Manner.valueOf(in.word()));
            case "Wished" -> new CounterEvent.Wished(in.address(), in.word(), in.yes());
            case "Heard" -> new CounterEvent.Heard(in.address(), in.word());
            case "Priced" -> new CounterEvent.Priced(in.number());
            case "Received" -> new CounterEvent.Received(in.address(), in.number());
            case "Settled" -> new CounterEvent.Settled(in.address(), in.number());
            default -> throw new MalformedBytesException("no event " + name);
        };
    }

    // ---- parts ------------------------------------------------------------------------------------------------------

    private static void put(Words.Out out, Ticket ticket) {
        out.put(ticket.id().account())
                .put(ticket.id().clientId())
                .put(ticket.validUntilMillis())
                .put(ticket.content().high())
                .put(ticket.content().low());
    }

    private static Ticket ticket(Words.In in) {
        return new Ticket(new CommandId(in.word(), in.word()), in.number(), new ContentHash(in.number(), in.number()));
    }

    private static void put(Words.Out out, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            out.put("refused").put(refused.name()).put(refused.detail());
        } else {
            out.put("applied");
        }
    }

    private static Outcome outcome(Words.In in) {
        return in.word().equals("refused") ? new Outcome.Refused(in.word(), in.word()) : Outcome.APPLIED;
    }

    private static void put(Words.Out out, Totals totals) {
        out.put(totals.size());
        for (int i = 0; i < totals.size(); i++) {
            out.put(totals.slot(i));
        }
    }

    private static Totals totals(Words.In in) {
        long[] slots = new long[in.count()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = in.number();
        }
        return Totals.of(slots);
    }

    private static void put(Words.Out out, Confirmation confirmation) {
        out.put(confirmation.peer());
        if (confirmation instanceof Confirmation.OfStream c) {
            out.put("stream").put(c.run()).put(c.sequence());
            put(out, c.answers());
        } else if (confirmation instanceof Confirmation.OfPair c) {
            out.put("pair").put(c.height());
        }
    }

    private static Confirmation confirmation(Words.In in) {
        Address peer = in.address();
        return in.word().equals("stream")
                ? new Confirmation.OfStream(peer, in.number(), in.number(), floor(in))
                : new Confirmation.OfPair(peer, in.number());
    }

    // ---- states -----------------------------------------------------------------------------------------------------

    private static final class States implements StateCodec<CounterState> {
        @Override
        public byte[] encode(EntityState<CounterState> state) {
            Words.Out out = new Words.Out()
                    .put(state.self())
                    .put(state.height())
                    .put(state.head())
                    .put(state.incarnation().epoch())
                    .put(state.incarnation().counter())
                    .put(state.engineTimeMillis());
            out.all(state.liveIds().sorted(), kept -> {
                put(out, kept.ticket());
                out.put(kept.height()).put(kept.index());
                put(out, kept.outcome());
            });
            out.all(
                    state.liveIds().hashes().entrySet(),
                    hash -> out.put(hash.getKey()).put(hash.getValue()));
            putChannels(out, state.channels());
            CounterState domain = state.domain();
            out.put(domain.total)
                    .put(domain.isExposed)
                    .all(domain.reminders, out::put)
                    .all(domain.rang, out::put)
                    .put(domain.credit)
                    .put(domain.manner)
                    .all(domain.lentFor, out::put)
                    .all(domain.wishes, wish -> out.put(wish.to()).put(((Word) wish.payload()).text()))
                    .all(domain.heard, out::put)
                    .put(domain.round);
            return out.bytes();
        }

        @Override
        public EntityState<CounterState> decode(byte[] bytes) {
            Words.In in = new Words.In(bytes);
            Address self = in.address();
            long height = in.number();
            BlockHash head = BlockHash.parse(in.word());
            Incarnation incarnation = new Incarnation(in.number(), in.number());
            long time = in.number();
            LiveIds ids = new LiveIds();
            in.all(() -> new KeptId(ticket(in), in.number(), in.count(), outcome(in)))
                    .forEach(ids::keep);
            int hashes = in.count();
            for (int i = 0; i < hashes; i++) {
                ids.seal(in.number(), BlockHash.parse(in.word()));
            }
            Channels channels = channels(self, in);
            CounterState domain = new CounterState();
            domain.total = in.number();
            domain.isExposed = in.yes();
            domain.reminders.addAll(in.all(in::number));
            domain.rang.addAll(in.all(in::number));
            domain.credit = in.number();
            domain.manner = Manner.valueOf(in.word());
            domain.lentFor.addAll(in.all(in::word));
            domain.wishes.addAll(in.all(() -> new StandingHint(in.address(), new Word(in.word()))));
            domain.heard.addAll(in.all(in::word));
            domain.round = in.number();
            return new EntityState<>(self, height, head, incarnation, time, ids, channels, domain);
        }
    }

    private static void putChannels(Words.Out out, Channels channels) {
        out.put(channels.lastSequence());
        out.all(channels.streamsOut().entrySet(), stream -> {
            out.put(stream.getKey())
                    .put(stream.getValue().run())
                    .put(stream.getValue().lastSequence());
            out.all(
                    stream.getValue().unconfirmed(),
                    item -> out.put(item.sequence()).put(item.previous()).put(((Gift) item.payload()).amount()));
        });
        putFloors(out, channels.floors());
        putFloors(out, channels.awaited());
        out.all(channels.pairsOut().entrySet(), pair -> {
            out.put(pair.getKey()).put(pair.getValue().kind());
            put(out, pair.getValue().totals());
            out.put(pair.getValue().changedHeight()).put(pair.getValue().confirmedHeight());
            out.put(pair.getValue().urgentHeight()).put(pair.getValue().progressMillis());
        });
        out.all(channels.pairsIn().entrySet(), pair -> {
            out.put(pair.getKey()).put(pair.getValue().height());
            put(out, pair.getValue().totals());
        });
    }

    private static Channels channels(Address self, Words.In in) {
        long last = in.number();
        TreeMap<Address, StreamOut> streams = new TreeMap<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Address to = in.address();
            long run = in.number();
            long sequence = in.number();
            streams.put(
                    to,
                    new StreamOut(
                            run,
                            sequence,
                            in.all(() -> new StreamOut.Item(in.number(), in.number(), new Gift(in.number())))));
        }
        TreeMap<Address, StreamFloor> floors = floors(in);
        TreeMap<Address, StreamFloor> awaited = floors(in);
        TreeMap<Address, PairOut> pairsOut = new TreeMap<>();
        count = in.count();
        for (int i = 0; i < count; i++) {
            pairsOut.put(
                    in.address(),
                    new PairOut(
                            PairKind.valueOf(in.word()),
                            totals(in),
                            null,
                            in.number(),
                            in.number(),
                            in.number(),
                            in.number()));
        }
        TreeMap<Address, PairIn> pairsIn = new TreeMap<>();
        count = in.count();
        for (int i = 0; i < count; i++) {
            pairsIn.put(in.address(), new PairIn(in.number(), totals(in)));
        }
        return Channels.restore(self, last, streams, floors, awaited, pairsOut, pairsIn);
    }

    private static void putFloors(Words.Out out, SortedMap<Address, StreamFloor> floors) {
        out.all(floors.entrySet(), floor -> put(out.put(floor.getKey()), floor.getValue()));
    }

    private static TreeMap<Address, StreamFloor> floors(Words.In in) {
        TreeMap<Address, StreamFloor> floors = new TreeMap<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            floors.put(in.address(), floor(in));
        }
        return floors;
    }

    private static void put(Words.Out out, StreamFloor floor) {
        out.put(floor.run()).put(floor.sequence());
    }

    private static StreamFloor floor(Words.In in) {
        return new StreamFloor(in.number(), in.number());
    }
}
