package io.quoin.lab.trading;

import io.quoin.persistence.forensics.BlockVisitor;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the journals say of the demo: where each command stands, every fill of every order, and how long settlement took. */
final class Tape implements BlockVisitor {
    /** Where a decided command stands. */
    private record Place(long height, int index, BlockHash hash, Outcome outcome) {
        boolean isWhatWasTold(Fate fate) {
            if (fate instanceof Fate.Applied f) {
                return outcome instanceof Outcome.Applied
                        && f.height() == height
                        && f.index() == index
                        && f.hash().equals(hash);
            }
            return fate instanceof Fate.Refused f
                    && outcome instanceof Outcome.Refused o
                    && o.name().equals(f.name())
                    && f.height() == height
                    && f.index() == index
                    && f.hash().equals(hash);
        }
    }

    /** Totals of a market that an account has taken. */
    private record Settled(long height, long atMillis) {}

    /** One journal. */
    private static final class Journal {
        final Map<CommandId, List<Place>> commands =
                new TreeMap<>(Comparator.comparing(CommandId::account).thenComparing(CommandId::clientId));
        final Map<Long, Long> timeOfHeight = new TreeMap<>();
        final Map<Address, List<Settled>> settled = new TreeMap<>();
        final Map<Long, CommandId> orders = new TreeMap<>();
        final Map<Long, Long> lotsOf = new TreeMap<>();
        long trades;
        long grants;
        long rows;
        long rowsOfGrants;
        long rowsOfSettlement;
        final Map<LineReturnReason, Long> returns = new EnumMap<>(LineReturnReason.class);
        BigInteger feeUnits = BigInteger.ZERO;
        BigInteger lotTicks = BigInteger.ZERO;
    }

    private final Map<Address, Journal> journals = new TreeMap<>();

    // ---- reading ----------------------------------------------------------------------------------------------------

    @Override
    public void visit(Address entity, SealedBlock<?> sealed) {
        Journal journal = journals.computeIfAbsent(entity, one -> new Journal());
        long height = sealed.block().height();
        long time = sealed.block().engineTimeMillis();
        boolean isMarket = entity.type().equals(MarketKind.TYPE);
        journal.rows++;
        if (isMarket) {
            journal.timeOfHeight.put(height, time);
        }
        int index = 0;
        if (!isMarket) {
            countRow(journal, sealed);
        }
        for (Entry<?> entry : sealed.block().entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                journal.commands
                        .computeIfAbsent(command.ticket().id(), id -> new ArrayList<>(1))
                        .add(new Place(height, index, sealed.hash(), command.outcome()));
            } else if (entry.cause() instanceof Cause.PairArrival pair
                    && pair.from().type().equals(MarketKind.TYPE)) {
                journal.settled
                        .computeIfAbsent(pair.from(), market -> new ArrayList<>())
                        .add(new Settled(pair.height(), time));
            }
            for (Object event : entry.events()) {
                read(journal, event);
            }
            index++;
        }
    }

    private static void countRow(Journal journal, SealedBlock<?> sealed) {
        boolean grants = false;
        boolean settles = false;
        for (Entry<?> entry : sealed.block().entries()) {
            grants |= entry.events().stream().anyMatch(AccountEvent.LineGranted.class::isInstance);
            settles |= entry.cause() instanceof Cause.PairArrival;
        }
        if (grants) {
            journal.rowsOfGrants++;
        } else if (settles) {
            journal.rowsOfSettlement++;
        }
    }

    private static void read(Journal journal, Object event) {
        if (event instanceof MarketEvent.OrderPlaced placed) {
            CommandId id =
                    new CommandId(placed.order().account(), placed.order().clientId());
            journal.orders.put(placed.order().id(), id);
            for (Fill fill : placed.fills()) {
                journal.trades++;
                journal.lotsOf.merge(placed.order().id(), fill.lots(), Long::sum);
                journal.lotsOf.merge(fill.maker(), fill.lots(), Long::sum);
                journal.feeUnits = journal.feeUnits.add(BigInteger.valueOf(fill.takerFee() + fill.makerFee()));
                journal.lotTicks = journal.lotTicks.add(
                        BigInteger.valueOf(fill.lots()).multiply(BigInteger.valueOf(fill.ticks())));
            }
        } else if (event instanceof MarketEvent.LineGranted granted && granted.amount() > 0) {
            journal.grants++;
        } else if (event instanceof MarketEvent.LineReturned returned) {
            journal.returns.merge(returned.reason(), 1L, Long::sum);
        }
    }

    @Override
    public void again(Address entity) {
        journals.remove(entity);
    }

    // ---- judging ----------------------------------------------------------------------------------------------------

    /** Commands that were acknowledged and do not stand where they were said to. */
    long lost(Collection<Told> told) {
        return told.stream().filter(this::isLost).count();
    }

    /** Ids that were decided more than once. */
    long doubled() {
        return journals.values().stream()
                .flatMap(journal -> journal.commands.values().stream())
                .filter(places -> places.size() > 1)
                .count();
    }

    private boolean isLost(Told told) {
        Journal journal = journals.get(told.entity());
        List<Place> places = journal == null ? null : journal.commands.get(told.id());
        if (told.fate() instanceof Fate.Never) {
            return places != null;
        }
        return places == null || places.stream().noneMatch(place -> place.isWhatWasTold(told.fate()));
    }

    // ---- counting ---------------------------------------------------------------------------------------------------

    long trades() {
        return journals.values().stream().mapToLong(journal -> journal.trades).sum();
    }

    /** How often an account added to a line: each is a round trip between a market and an account. */
    long grants() {
        return journals.values().stream().mapToLong(journal -> journal.grants).sum();
    }

    /** How often markets gave line back between fills, for this reason. */
    long returns(LineReturnReason reason) {
        return journals.values().stream()
                .mapToLong(journal -> journal.returns.getOrDefault(reason, 0L))
                .sum();
    }

    /** Rows of accounts in which a line was added to. */
    long rowsOfGrants() {
        return journals.values().stream()
                .mapToLong(journal -> journal.rowsOfGrants)
                .sum();
    }

    /** Rows of accounts in which none was, but what a market settled was taken. */
    long rowsOfSettlement() {
        return journals.values().stream()
                .mapToLong(journal -> journal.rowsOfSettlement)
                .sum();
    }

    /** All fees of all trades, units. */
    BigInteger feeUnits() {
        return journals.values().stream().map(journal -> journal.feeUnits).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The sum of lots times ticks of all trades: the volume, on the demo's grid in units. */
    BigInteger volumeUnits() {
        return journals.values().stream().map(journal -> journal.lotTicks).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Rows of journals of this type. */
    long rows(String type) {
        return journals.entrySet().stream()
                .filter(one -> one.getKey().type().equals(type))
                .mapToLong(one -> one.getValue().rows)
                .sum();
    }

    /** How many lots of this order traded; 0 if it never stood in this market. */
    Map<CommandId, Long> lotsByCommand(Address market) {
        Map<CommandId, Long> lots =
                new TreeMap<>(Comparator.comparing(CommandId::account).thenComparing(CommandId::clientId));
        Journal journal = journals.get(market);
        if (journal != null) {
            journal.lotsOf.forEach((order, traded) -> {
                CommandId id = journal.orders.get(order);
                if (id != null) {
                    lots.merge(id, traded, Long::sum);
                }
            });
        }
        return lots;
    }

    /**
     * From the block of a market in which the totals of a pair last changed to the account's block that took them, by engine
     * time, milliseconds. What changed earlier under the same totals waited longer, by at most the spacing of the pair.
     */
    Histogram settlementLagMillis() {
        Histogram lags = new Histogram(TimeUnit.MINUTES.toMillis(10), 3);
        journals.forEach((account, journal) -> {
            if (account.type().equals(AccountKind.TYPE)) {
                journal.settled.forEach((market, all) -> all.forEach(one -> lag(lags, market, one)));
            }
        });
        return lags;
    }

    private void lag(Histogram lags, Address market, Settled settled) {
        Journal journal = journals.get(market);
        Long changed = journal == null ? null : journal.timeOfHeight.get(settled.height());
        if (changed != null) {
            lags.recordValue(Math.max(0, settled.atMillis() - changed));
        }
    }
}
