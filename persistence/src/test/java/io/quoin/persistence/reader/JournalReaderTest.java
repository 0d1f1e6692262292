package io.quoin.persistence.reader;

import static io.quoin.persistence.testing.PlantedJournal.at;
import static io.quoin.persistence.testing.PlantedJournal.beginning;
import static io.quoin.persistence.testing.PlantedJournal.last;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.testing.PlantedJournal;
import io.quoin.persistence.testing.PlantedJournal.Planted;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.ChainBrokenException;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.port.FateArchive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
    private static CqlSession session;
    private static JournalReader reader;
    private static int entities;

    private final Address entity = new Address("account", "read-" + (++entities) + "-" + System.nanoTime());
    private final PlantedJournal journal = new PlantedJournal(session, entity);

    @BeforeAll
    static void open() {
        session = SharedCassandra.address().openSession();
        reader = new JournalReader(session);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private List<String> texts(LiveChain chain, long from, long to) {
        List<String> texts = new ArrayList<>();
        reader.blocks(entity, chain, from, to, block -> {
            texts.add(new String(block.bytes(), StandardCharsets.UTF_8));
            return true;
        });
        return texts;
    }

    private static List<String> texts(List<Planted> blocks) {
        return blocks.stream().map(Planted::text).toList();
    }

    @Test
    void liveBlocksAreToldInOrderAcrossPartitionsAndVoidOnesAreNot() {
        List<Planted> first = journal.write(1, beginning(), 2_003);
        List<Planted> second = journal.write(2, at(first, 1_997), 8);
        LiveChain chain = reader.chain(entity, 1);
        assertEquals(last(second).hash(), chain.head());
        assertEquals(6, chain.voidRows().size());
        List<Planted> live = new ArrayList<>(first.subList(0, 1_997));
        live.addAll(second);
        assertEquals(texts(live), texts(chain, 1, Long.MAX_VALUE));
        assertEquals(texts(live.subList(1_994, 2_002)), texts(chain, 1_995, 2_002));
        assertEquals(List.of(), texts(chain, 2_006, 2_010));
    }

    @Test
    void aReaderThatHasEnoughIsToldNoMore() {
        journal.write(1, beginning(), 120);
        LiveChain chain = reader.chain(entity, 1);
        List<Long> heights = new ArrayList<>();
        reader.blocks(entity, chain, 5, 100, block -> {
            heights.add(block.height());
            return heights.size() < 3;
        });
        assertEquals(List.of(5L, 6L, 7L), heights);
    }

    @Test
    void theTailEndsInTheLiveHeadWhateverAFencedOwnerWrote() {
        List<Planted> first = journal.write(1, beginning(), 364);
        List<Planted> second = journal.write(2, at(first, 300), 1);
        LiveChain tail = reader.tail(entity, 64);
        assertEquals(last(second).hash(), tail.head());
        assertEquals(300, tail.scannedFrom());
        assertEquals(reader.chain(entity, 1).head(), tail.head());
    }

    @Test
    void theHighestRowIsFoundInAnyPartition() {
        for (long height : new long[] {1, 1_999, 2_000, 2_001, 4_000, 13_999}) {
            Address other = new Address("account", "high-" + height + "-" + System.nanoTime());
            PlantedJournal sparse = new PlantedJournal(session, other);
            for (long partition = 0; partition <= ChainReader.partition(height); partition++) {
                long highest = Math.min(height, (partition + 1) * 2_000);
                sparse.put(
                        highest,
                        new BlockHeader(1, new Incarnation(1, 1), BlockHash.GENESIS, BlockHash.GENESIS),
                        new byte[1]);
            }
            long found = ChainReader.prepare(session, Runnable::run)
                    .thenCompose(chains -> chains.highestHeight(other.persistenceId()))
                    .toCompletableFuture()
                    .join();
            assertEquals(height, found);
        }
    }

    @Test
    void anEntityWithoutAJournalIsEmpty() {
        assertTrue(reader.chain(entity, 1).isEmpty());
        assertTrue(reader.tail(entity, 64).isEmpty());
        assertEquals(Optional.empty(), reader.snapshot(entity));
    }

    // ---- fates ------------------------------------------------------------------------------------------------------

    private static final BlockCodec<AccountEvent> BLOCKS =
            Wire.of(AccountCodec.WIRE).codecs(AccountCodec.WIRE).blocks();
    private static final long START = 1_790_000_000_000L;
    private static final Outcome REFUSED = new Outcome.Refused("INSUFFICIENT_BALANCE", "1 is missing");

    private final BlockEncoder<AccountEvent> encoder = BLOCKS.encoder();
    private final FateArchive archive = new JournalFateArchive(() -> reader, Map.of("account", BLOCKS), Runnable::run);
    private BlockHash head = BlockHash.GENESIS;
    private long height;

    private CommandId id(String client) {
        return new CommandId("alice", client);
    }

    private BlockHash block(long incarnation, long millis, String client, long validUntil, Outcome outcome) {
        height++;
        Incarnation writer = new Incarnation(incarnation, 1);
        encoder.begin(height, writer, millis, head);
        encoder.add(new Entry<>(new Cause.Tick(), List.of()));
        encoder.add(new Entry<>(
                new Cause.Command(new Ticket(id(client), validUntil, new ContentHash(1, 2)), outcome), List.of()));
        byte[] bytes = encoder.finish(List.of());
        BlockHash hash = BlockHash.chain(head, bytes);
        journal.put(height, new BlockHeader(BLOCKS.format(), writer, head, hash), bytes);
        head = hash;
        return hash;
    }

    private Optional<Fate> fate(String client, long validUntil) {
        return archive.find(entity, id(client), validUntil)
                .toCompletableFuture()
                .join();
    }

    @Test
    void theFateOfAForgottenCommandIsFoundInItsBlock() {
        block(1, START, "zero", START + 5_000, Outcome.APPLIED);
        BlockHash second = block(1, START + 10, "one", START + 5_000, Outcome.APPLIED);
        BlockHash third = block(1, START + 20, "two", START + 5_000, REFUSED);
        for (int i = 0; i < 700; i++) {
            block(1, START + 21 + i, "later-" + i, START + 5_000, Outcome.APPLIED);
        }
        assertEquals(Optional.of(new Fate.Applied(2, 1, second)), fate("one", START + 5_000));
        assertEquals(
                Optional.of(new Fate.Refused(3, 1, third, "INSUFFICIENT_BALANCE", "1 is missing")),
                fate("two", START + 5_000));
        assertEquals(Optional.empty(), fate("one", START + 5_001), "another valid_until is another command");
        assertEquals(Optional.empty(), fate("never", START + 5_000));
    }

    @Test
    void theSearchEndsSixtySecondsBeforeValidUntil() {
        BlockHash old = block(1, START, "old", START + 60_000, Outcome.APPLIED);
        block(1, START + 1, "between", START + 70_000, Outcome.APPLIED);
        block(1, START + 90_000, "new", START + 95_000, Outcome.APPLIED);
        assertEquals(
                Optional.of(new Fate.Applied(1, 1, old)), fate("old", START + 60_000), "the first moment it could");
    }

    @Test
    void whatAVoidBlockSaysIsNoFate() {
        block(1, START, "base", START + 5_000, Outcome.APPLIED);
        BlockHash base = head;
        block(1, START + 1, "lost", START + 5_000, Outcome.APPLIED);
        head = base;
        height = 1;
        block(2, START + 2, "fence", START + 5_000, Outcome.APPLIED);
        assertEquals(Optional.empty(), fate("lost", START + 5_000));
        assertTrue(fate("fence", START + 5_000).isPresent());
    }

    @Test
    void aBrokenChainIsNotTakenForOneThatDoesNotHaveTheCommand() {
        block(1, START, "one", START + 5_000, Outcome.APPLIED);
        block(1, START + 1, "two", START + 5_000, Outcome.APPLIED);
        block(1, START + 2, "three", START + 5_000, Outcome.APPLIED);
        journal.erase(2);
        CompletionException refused = assertThrows(CompletionException.class, () -> fate("one", START + 5_000));
        assertTrue(refused.getCause() instanceof ChainBrokenException, refused::toString);
    }
}
