package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.port.Fingerprint;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/**
 * What a verification found.
 *
 * @param entities with at least one block
 * @param blocks live blocks, fences included
 * @param bytes of the live blocks' encodings
 * @param voidRows rows that do not count, skipped
 * @param snapshotsChecked latest snapshots whose head is on the live chain
 * @param snapshotsStale latest snapshots that recovery would not use; no fault
 * @param fingerprintsChecked expected fingerprints whose height was reached
 * @param replayedFurther journals that were replayed again to close the cut
 * @param isSumJudged whether all journals could be replayed and the cut was closed, so that the sums say something
 * @param assets by code
 * @param markets by id
 * @param heads how far each journal was replayed, with the hash of the state there
 * @param problems the first of them, at most {@link JournalVerifier#PROBLEMS_KEPT_MAX}
 * @param problemsTotal all of them
 */
public record JournalReport(
        long entities,
        long blocks,
        long fences,
        long entries,
        long events,
        long bytes,
        long voidRows,
        long snapshotsChecked,
        long snapshotsStale,
        long fingerprintsChecked,
        long replayedFurther,
        boolean isSumJudged,
        SortedMap<String, AssetSum> assets,
        SortedMap<String, MarketSum> markets,
        SortedMap<Address, Fingerprint> heads,
        List<Problem> problems,
        long problemsTotal) {

    /** Whether there is no problem. */
    public boolean isOk() {
        return problemsTotal == 0;
    }

    /** All numbers by name, in snake case with the unit last; amounts are units of the asset. */
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("entities", entities);
        figures.put("blocks", blocks);
        figures.put("fences", fences);
        figures.put("entries", entries);
        figures.put("events", events);
        figures.put("journal_bytes", bytes);
        figures.put("void_rows", voidRows);
        figures.put("state_hashes", heads.size());
        figures.put("fingerprints_checked", fingerprintsChecked);
        figures.put("snapshots_checked", snapshotsChecked);
        figures.put("snapshots_stale", snapshotsStale);
        figures.put("replayed_further", replayedFurther);
        assets.forEach((asset, sum) -> {
            String suffix = "_" + asset.toLowerCase(Locale.ROOT) + "_units";
            put(figures, "positive" + suffix, sum.positive());
            put(figures, "negative" + suffix, sum.negative());
            put(figures, "in_transit" + suffix, sum.inTransit());
            put(figures, "total" + suffix, sum.total());
        });
        figures.put("markets", markets.size());
        figures.put("market_parties", count(MarketSum::parties));
        figures.put("unbalanced_markets", count(market -> market.positions().signum() == 0 ? 0 : 1));
        figures.put(
                "unequal_positions", count(market -> market.sizesThatDiffer().size()));
        figures.put("unequal_lines", count(market -> market.linesThatDiffer().size()));
        figures.put("problems", problemsTotal);
        return figures;
    }

    private long count(ToLongFunction<MarketSum> counted) {
        return markets.values().stream().mapToLong(counted).sum();
    }

    private static void put(Map<String, Number> figures, String name, BigInteger value) {
        figures.put(name, value);
    }
}
