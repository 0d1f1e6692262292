package io.quoin.lab.bench;

import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.reader.StoredBlock;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.MarketEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What the journals of markets and accounts say of how trades settle, read as they grow. The lag of one side of one trade is
 * the time from the market's block that holds the trade to the account's block that took the totals with it, by engine time,
 * for every side of every trade: one that waited while others joined it is not forgotten.
 */
final class Settlements {
    private static final long LAG_MILLIS_MAX = TimeUnit.MINUTES.toMillis(10);

    /** A side of a trade that its account has not taken yet. */
    private record Change(long height, long atMillis) {}

    private record Pair(String account, Address market) {}

    private final JournalReader journal;
    private final BlockCodec<MarketEvent> marketBlocks;
    private final BlockCodec<AccountEvent> accountBlocks;
    private final Map<Address, Long> nextHeights = new TreeMap<>();
    private final Map<Pair, ArrayDeque<Change>> unsettled = new HashMap<>();
    private Count count = new Count(0, 0);

    /** What was read since {@link #begin}; times are of blocks. */
    static final class Count {
        private final long fromMillis;
        private final long toMillis;
        final Histogram lagMillis = new Histogram(LAG_MILLIS_MAX, 3);
        long trades;
        long grants;
        long marketRows;
        long accountRows;
        long commands;

        Count(long fromMillis, long toMillis) {
            this.fromMillis = fromMillis;
            this.toMillis = toMillis;
        }

        private boolean isIn(long millis) {
            return millis >= fromMillis && millis < toMillis;
        }
    }

    Settlements(JournalReader journal, BlockCodec<MarketEvent> marketBlocks, BlockCodec<AccountEvent> accountBlocks) {
        this.journal = journal;
        this.marketBlocks = marketBlocks;
        this.accountBlocks = accountBlocks;
    }

    /** From now on counts what lies in blocks of this time; what stands in the journals already is left out. */
    void begin(long fromMillis, long toMillis) {
        count = new Count(fromMillis, toMillis);
    }

    Count count() {
        return count;
    }

    /** The height up to which this journal has been read. */
    long height(Address entity) {
        return nextHeights.getOrDefault(entity, 1L) - 1;
    }

    /** How many sides of trades no account has taken yet. */
    long unsettled() {
        return unsettled.values().stream().mapToLong(ArrayDeque::size).sum();
    }

    /** Reads what a market has written since it was read last. */
    void readMarket(Address market) {
        read(market, marketBlocks, block -> {
            boolean isCounted = count.isIn(block.engineTimeMillis());
            count.marketRows += isCounted ? 1 : 0;
            for (Entry<MarketEvent> entry : block.entries()) {
                count.commands += isCounted && entry.cause() instanceof Cause.Command ? 1 : 0;
                for (MarketEvent event : entry.events()) {
                    read(market, block, event, isCounted);
                }
            }
        });
    }

    private void read(Address market, Block<MarketEvent> block, MarketEvent event, boolean isCounted) {
        if (event instanceof MarketEvent.LineGranted granted && granted.amount() > 0) {
            count.grants += isCounted ? 1 : 0;
        } else if (event instanceof MarketEvent.OrderPlaced placed) {
            Change change = new Change(block.height(), block.engineTimeMillis());
            for (Fill fill : placed.fills()) {
                count.trades += isCounted ? 1 : 0;
                owe(placed.order().account(), market, change);
                owe(fill.makerAccount(), market, change);
            }
        }
    }

    private void owe(String account, Address market, Change change) {
        unsettled
                .computeIfAbsent(new Pair(account, market), pair -> new ArrayDeque<>())
                .addLast(change);
    }

    /** Reads what accounts that something is owed to have written since they were read last. */
    void readOwed() {
        TreeSet<String> accounts = new TreeSet<>();
        unsettled.keySet().forEach(pair -> accounts.add(pair.account()));
        accounts.forEach(account -> readAccount(new Address(AccountKind.TYPE, account)));
    }

    /** Reads what an account has written since it was read last. */
    void readAccount(Address account) {
        read(account, accountBlocks, block -> {
            count.accountRows += count.isIn(block.engineTimeMillis()) ? 1 : 0;
            for (Entry<AccountEvent> entry : block.entries()) {
                if (entry.cause() instanceof Cause.PairArrival pair) {
                    settle(new Pair(account.id(), pair.from()), pair.height(), block.engineTimeMillis());
                }
            }
        });
    }

    private void settle(Pair pair, long height, long atMillis) {
        ArrayDeque<Change> changes = unsettled.get(pair);
        if (changes == null) {
            return;
        }
        Iterator<Change> oldest = changes.iterator();
        while (oldest.hasNext()) {
            Change change = oldest.next();
            if (change.height() > height) {
                break;
            }
            if (count.isIn(change.atMillis())) {
                count.lagMillis.recordValue(Math.min(LAG_MILLIS_MAX, Math.max(0, atMillis - change.atMillis())));
            }
            oldest.remove();
        }
        if (changes.isEmpty()) {
            unsettled.remove(pair);
        }
    }

    private <E> void read(Address entity, BlockCodec<E> codec, Consumer<Block<E>> reader) {
        long from = nextHeights.getOrDefault(entity, 1L);
        Consumer<StoredBlock> decode = stored -> {
            reader.accept(codec.open(stored.bytes(), stored.header()).block());
            nextHeights.put(entity, stored.height() + 1);
        };
        journal.blocks(entity, journal.chain(entity, from), decode);
    }
}
