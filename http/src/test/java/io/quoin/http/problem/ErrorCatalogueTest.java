package io.quoin.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountRefusal;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.market.MarketRefusal;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorCatalogueTest {
    @Test
    void no_refusal_is_a_fault_of_the_server_but_an_unknown_outcome() {
        for (Refusal refusal : all()) {
            int status = Statuses.of(refusal);
            assertTrue(status >= 400 && status < 500 || status == 503, refusal + " has " + status);
            assertEquals(
                    refusal == EdgeRefusal.NOT_ANSWERED || refusal == EdgeRefusal.OUTCOME_UNKNOWN,
                    status == 503,
                    refusal.name());
        }
    }

    @Test
    void names_of_the_shell_and_of_the_edge_are_nobody_elses() {
        Set<String> names = new HashSet<>();
        for (ErrorCatalogue.Family family : ErrorCatalogue.families()) {
            boolean isEntity =
                    family.source().equals("account") || family.source().equals("market");
            for (Refusal refusal : family.refusals()) {
                assertTrue(isEntity || names.add(refusal.name()), refusal.name());
            }
        }
        for (ErrorCatalogue.Family family : ErrorCatalogue.families()) {
            if (family.source().equals("account") || family.source().equals("market")) {
                family.refusals().forEach(refusal -> assertTrue(!names.contains(refusal.name()), refusal.name()));
            }
        }
    }

    @Test
    void a_number_is_given_only_to_what_there_is() {
        Set<String> names = new HashSet<>();
        all().forEach(refusal -> names.add(refusal.name()));
        DeribitCodes.names().forEach(name -> assertTrue(names.contains(name), name));
    }

    @Test
    void a_decided_refusal_is_found_by_entity_and_name() {
        assertEquals(MarketRefusal.RESERVED_ID, ErrorCatalogue.decided("market", refused("RESERVED_ID")));
        assertEquals(AccountRefusal.RESERVED_ID, ErrorCatalogue.decided("account", refused("RESERVED_ID")));
        assertEquals(CommandRefusal.INTERNAL, ErrorCatalogue.decided("account", refused("INTERNAL")));
        Refusal forgotten = ErrorCatalogue.decided("account", refused("OF_ANOTHER_AGE"));
        assertEquals("OF_ANOTHER_AGE", forgotten.name());
        assertEquals(422, Statuses.of(forgotten));
    }

    @Test
    void what_was_not_let_in_is_429_and_may_come_again() {
        Problem full = Problem.of(ErrorCatalogue.notDecided(new Fate.NotDecided("QUEUE_FULL", "")));
        assertEquals(429, full.status());
        assertTrue(full.isRetryable());
        assertEquals(422, Statuses.of(CommandRefusal.EXPIRED));
        assertEquals(409, Statuses.of(CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND));
    }

    private static Fate.Refused refused(String name) {
        return new Fate.Refused(7, 0, BlockHash.GENESIS, name, "detail");
    }

    private static Iterable<Refusal> all() {
        Set<Refusal> all = new HashSet<>();
        ErrorCatalogue.families().forEach(family -> all.addAll(family.refusals()));
        return all;
    }
}
