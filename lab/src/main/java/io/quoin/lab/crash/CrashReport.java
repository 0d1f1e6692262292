package io.quoin.lab.crash;

import io.quoin.lab.report.Report;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.line.MarketHolding;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What a campaign came to: its result in full, and its figures. */
record CrashReport(
        CrashResult result,
        Map<String, BigInteger> inTransitAtLastKill,
        int nodeKills,
        int cassandraKills,
        Activity activity,
        boolean isCutShort,
        Report report) {

    static CrashReport of(
            CrashCampaign campaign,
            CrashResult result,
            Map<String, BigInteger> inTransitAtLastKill,
            List<Clients<?>> clients,
            CrashNode node,
            double seconds) {
        int killsAsked = campaign.settings().kills();
        Activity activity = Activity.of(result, Math.min(killsAsked, campaign.nodeKills()));
        Report.Builder report = Report.of("crash")
                .figure("seed", campaign.settings().seed())
                .figure("seconds", seconds)
                .figure("fenced", campaign.settings().isFenced() ? 1 : 0)
                .figure("cut_short", campaign.isCutShort() ? 1 : 0)
                .figure("node_gave_up", node.gaveUp());
        commands(report, campaign.histories(), clients);
        journals(report, result, activity);
        inTransitAtLastKill.forEach((asset, units) -> {
            if (MarketHolding.parse(asset).map(MarketHolding::party).orElse("").isEmpty()) { // Not of each party.
                report.figure("in_transit_at_last_kill_" + snakeCase(asset) + "_units", units);
            }
        });
        recoveries(report, "node", campaign.recoveries(), true, false);
        recoveries(report, "cassandra", campaign.recoveries(), false, true);
        recoveries(report, "both", campaign.recoveries(), true, true);
        Findings findings = result.findings();
        for (Finding.Kind kind : Finding.Kind.values()) {
            report.atMost(kind.name().toLowerCase(Locale.ROOT), findings.count(kind), 0);
        }
        report.atLeast("kills_node", campaign.nodeKills(), killsAsked)
                .atLeast("kills_cassandra", campaign.cassandraKills(), killsAsked)
                .atLeast("trades", activity.trades(), activity.tradesMin())
                .require(findings.isEmpty())
                .require(activity.isEnough())
                .require(!inTransitAtLastKill.isEmpty());
        return new CrashReport(
                result,
                inTransitAtLastKill,
                campaign.nodeKills(),
                campaign.cassandraKills(),
                activity,
                campaign.isCutShort(),
                report.build());
    }

    private static void commands(Report.Builder report, Histories histories, List<Clients<?>> clients) {
        List<History.Deed<?>> deeds = histories.deeds();
        List<History.Deed<?>> market = List.copyOf(histories.markets().deeds());
        report.figure("commands", deeds.size())
                .figure("commands_applied", count(deeds, fate -> fate instanceof Fate.Applied))
                .figure("commands_refused", count(deeds, fate -> fate instanceof Fate.Refused))
                .figure("commands_never", count(deeds, fate -> fate instanceof Fate.Never))
                .figure(
                        "attempts_repeated",
                        clients.stream().mapToLong(Clients::repeats).sum())
                .figure(
                        "fates_asked",
                        clients.stream().mapToLong(Clients::fatesAsked).sum())
                .figure("market_commands", market.size())
                .figure("market_commands_applied", count(market, fate -> fate instanceof Fate.Applied))
                .figure("market_commands_never", count(market, fate -> fate instanceof Fate.Never));
        refusals(deeds).forEach((name, count) -> report.figure("refused_" + name.toLowerCase(Locale.ROOT), count));
    }

    private static void journals(Report.Builder report, CrashResult result, Activity activity) {
        report.figure("lines_granted", activity.grants())
                .figure("lines_recalled", activity.recalls())
                .figure("barriers_heard", activity.barriers())
                .figure("journals", result.counts().journals())
                .figure("blocks", result.counts().blocks())
                .figure("blocks_void", result.counts().voidRows())
                .figure("fences", result.counts().fences())
                .figure("entries", result.counts().entries());
    }

    private static long count(List<History.Deed<?>> deeds, Predicate<Fate> which) {
        return deeds.stream()
                .filter(deed -> deed.told().stream().anyMatch(which))
                .count();
    }

    private static SortedMap<String, Integer> refusals(List<History.Deed<?>> deeds) {
        SortedMap<String, Integer> refusals = new TreeMap<>();
        for (History.Deed<?> deed : deeds) {
            for (Fate fate : deed.told()) {
                if (fate instanceof Fate.Refused refused) {
                    refusals.merge(refused.name(), 1, Integer::sum);
                }
            }
        }
        return refusals;
    }

    private static String snakeCase(String asset) {
        return asset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static void recoveries(
            Report.Builder report, String name, List<CrashCampaign.Recovery> all, boolean ofNode, boolean ofCassandra) {
        List<CrashCampaign.Recovery> some = all.stream()
                .filter(one -> (one.strike().nodeKills() > 0) == ofNode
                        && (one.strike().cassandraKills() > 0) == ofCassandra)
                .toList();
        spread(report, "recovery_" + name, some.stream().mapToLong(CrashCampaign.Recovery::millis));
        spread(
                report,
                "trading_again_" + name,
                some.stream().map(CrashCampaign.Recovery::tradingMillis).flatMapToLong(OptionalLong::stream));
    }

    private static void spread(Report.Builder report, String name, LongStream millis) {
        long[] sorted = millis.sorted().toArray();
        if (sorted.length > 0) {
            report.figure(name + "_p50_ms", sorted[sorted.length / 2])
                    .figure(name + "_max_ms", sorted[sorted.length - 1]);
        }
    }
}
