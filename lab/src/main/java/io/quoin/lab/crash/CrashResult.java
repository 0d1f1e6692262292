package io.quoin.lab.crash;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.entity.EntityState;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check of all journals came to.
 *
 * @param held the units by asset that each entity holds
 * @param inTransit the units by asset that are on their way
 * @param unconfirmed the entities that wait to be confirmed, or to be answered
 * @param states what each journal replays to
 * @param tapes what traded in each entity
 */
record CrashResult(
        Findings findings,
        Counts counts,
        SortedMap<Address, Map<String, Long>> held,
        SortedMap<String, BigInteger> inTransit,
        List<Address> unconfirmed,
        SortedMap<Address, EntityState<?>> states,
        SortedMap<Address, Tape> tapes) {

    /** Whether nothing is under way between entities. */
    boolean isQuiet() {
        return inTransit.isEmpty() && unconfirmed.isEmpty();
    }

    /** How much was looked at. */
    static final class Counts {
        private int journals;
        private long blocks;
        private long voidRows;
        private long entries;
        private long fences;
        private long commands;

        void add(Replay<?, ?, ?, ?> replay) {
            journals++;
            blocks += replay.blocks();
            voidRows += replay.voidRows();
            entries += replay.entries();
            commands += replay.commands().size();
            fences += replay.fences();
        }

        int journals() {
            return journals;
        }

        long blocks() {
            return blocks;
        }

        long voidRows() {
            return voidRows;
        }

        long fences() {
            return fences;
        }

        @Override
        public String toString() {
            return journals + " journals, " + blocks + " live blocks (" + fences + " fences), " + voidRows
                    + " void rows, " + entries + " entries, " + commands + " commands";
        }

        long entries() {
            return entries;
        }

        long commands() {
            return commands;
        }
    }

    /** Holds what each account holds against the ledger. */
    void compare(Ledger ledger, String asset) {
        SortedMap<String, Long> units = new TreeMap<>();
        held.forEach((entity, balances) -> {
            if (entity.type().equals(AccountKind.TYPE)) {
                units.put(entity.id(), balances.getOrDefault(asset, 0L));
            }
        });
        ledger.accounts(asset).forEach(account -> units.putIfAbsent(account, 0L));
        units.forEach((account, found) -> {
            if (!ledger.balance(account, asset).equals(BigInteger.valueOf(found))) {
                findings.add(
                        Finding.Kind.BALANCE_DIFFERS,
                        account + " holds " + found + " units of " + asset
                                + ", its clients' commands and trades add up to " + ledger.balance(account, asset));
            }
        });
    }
}
