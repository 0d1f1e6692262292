package io.quoin.lab.crash;

import io.quoin.lab.report.Report;
import io.quoin.protocol.command.Fate;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a campaign came to: its result in full, and its figures. */
record CrashReport(
        CrashResult result,
        Map<String, BigInteger> inTransitAtLastKill,
        int nodeKills,
        int cassandraKills,
        long trades,
        boolean isCutShort,
        Report report) {

    static CrashReport of(
            CrashCampaign campaign,
            CrashResult result,
            Map<String, BigInteger> inTransitAtLastKill,
            List<Clients<?>> clients,
            CrashNode node,
            double seconds) {
        Findings findings = result.findings();
        List<History.Deed<?>> deeds = campaign.histories().deeds();
        List<History.Deed<?>> market =
                List.copyOf(campaign.histories().markets().deeds());
        long trades = result.tapes().values().stream()
                .mapToLong(tape -> tape.trades().size())
                .sum();
        int killsAsked = campaign.settings().kills();
        Report.Builder report = Report.of("crash")
                .figure("seed", campaign.settings().seed())
                .figure("seconds", seconds)
                .figure("fenced", campaign.settings().isFenced() ? 1 : 0)
                .figure("cut_short", campaign.isCutShort() ? 1 : 0)
                .figure("node_gave_up", node.gaveUp())
                .figure("commands", deeds.size())
                .figure("commands_applied", count(deeds, fate -> fate instanceof Fate.Applied))
                .figure("commands_refused", count(deeds, fate -> fate instanceof Fate.Refused))
                .figure("commands_never", count(deeds, fate -> fate instanceof Fate.Never))
                .figure(
                        "attempts_repeated",
                        clients.stream().mapToLong(Clients::repeats).sum())
                .figure(
                        "fates_asked",
                        clients.stream().mapToLong(Clients::fatesAsked).sum())
                .figure("orders_and_cancels", market.size())
                .figure("orders_and_cancels_applied", count(market, fate -> fate instanceof Fate.Applied))
                .figure("orders_and_cancels_never", count(market, fate -> fate instanceof Fate.Never))
                .figure("trades", trades)
                .figure("journals", result.counts().journals())
                .figure("blocks", result.counts().blocks())
                .figure("blocks_void", result.counts().voidRows())
                .figure("fences", result.counts().fences())
                .figure("entries", result.counts().entries());
        inTransitAtLastKill.forEach((asset, units) ->
                report.figure("in_transit_at_last_kill_" + asset.toLowerCase(Locale.ROOT) + "_units", units));
        refusals(deeds).forEach((name, count) -> report.figure("refused_" + name.toLowerCase(Locale.ROOT), count));
        recoveries(report, "node", campaign.recoveries(), true, false);
        recoveries(report, "cassandra", campaign.recoveries(), false, true);
        recoveries(report, "both", campaign.recoveries(), true, true);
        for (Finding.Kind kind : Finding.Kind.values()) {
            report.atMost(kind.name().toLowerCase(Locale.ROOT), findings.count(kind), 0);
        }
        report.atLeast("kills_node", campaign.nodeKills(), killsAsked)
                .atLeast("kills_cassandra", campaign.cassandraKills(), killsAsked)
                .require(findings.isEmpty())
                .require(trades > 0)
                .require(!inTransitAtLastKill.isEmpty());
        return new CrashReport(
                result,
                inTransitAtLastKill,
                campaign.nodeKills(),
                campaign.cassandraKills(),
                trades,
                campaign.isCutShort(),
                report.build());
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

    private static void recoveries(
            Report.Builder report, String name, List<CrashCampaign.Recovery> all, boolean ofNode, boolean ofCassandra) {
        long[] millis = all.stream()
                .filter(one -> (one.strike().nodeKills() > 0) == ofNode
                        && (one.strike().cassandraKills() > 0) == ofCassandra)
                .mapToLong(CrashCampaign.Recovery::millis)
                .sorted()
                .toArray();
        if (millis.length > 0) {
            report.figure("recovery_" + name + "_p50_ms", millis[millis.length / 2])
                    .figure("recovery_" + name + "_max_ms", millis[millis.length - 1]);
        }
    }
}
