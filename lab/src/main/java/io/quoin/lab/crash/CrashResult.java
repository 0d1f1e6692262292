package io.quoin.lab.crash;

import io.quoin.protocol.address.Address;
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
 */
record CrashResult<S>(
        Findings findings,
        Counts counts,
        SortedMap<Address, Map<String, Long>> held,
        SortedMap<String, BigInteger> inTransit,
        List<Address> unconfirmed) {

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
        held.forEach((entity, balances) -> units.put(entity.id(), balances.getOrDefault(asset, 0L)));
        ledger.accounts().forEach(account -> units.putIfAbsent(account, 0L));
        units.forEach((account, found) -> {
            if (!ledger.balance(account).equals(BigInteger.valueOf(found))) {
                findings.add(
                        Finding.Kind.BALANCE_DIFFERS,
                        account + " holds " + found + " units of " + asset + ", its clients' commands add up to "
                                + ledger.balance(account));
            }
        });
    }
}
