package io.quoin.lab.trading;

import io.quoin.persistence.forensics.JournalReport;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.value.Assets;
import java.io.Console;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What the demo found out, for people: figures, pictures, verdicts, and as the last line the line of JSON. */
final class TradingSummary {
    private static final int CHART_COLUMNS = 72;
    private static final int CHART_ROWS = 5;

    private final TradingFindings found;
    private final Played played;
    private final Tape tape;

    TradingSummary(TradingFindings found) {
        this.found = found;
        this.played = found.played();
        this.tape = found.tape();
    }

    void print(PrintWriter out) {
        out.println();
        commands(out);
        trades(out);
        waiting(out);
        journals(out);
        out.println();
        commandsOverTime(out);
        out.println();
        pricesOverTime(out);
        out.println();
        for (TradingFindings.Verdict verdict : found.verdicts()) {
            out.println((verdict.holds() ? "  OK    " : "  WRONG ") + verdict.sentence());
            verdict.reasons().forEach(reason -> out.println("          " + reason));
        }
        out.println();
        out.println(found.toReport().toJson());
        out.flush();
    }

    // ---- figures ----------------------------------------------------------------------------------------------------

    private void commands(PrintWriter out) {
        line(
                out,
                "Commands applied",
                "%,d; the paced part took %.1f s",
                found.applied(),
                played.paced().toMillis() / 1_000.0);
        found.refusals().forEach((name, count) -> line(out, "Refused " + name, "%,d", count));
        line(out, "Never decided", "%,d", found.never());
        line(
                out,
                "Left out of the stream",
                "%,d orders below a lot, %,d cancels of what never stood here or is cancelled already",
                played.plan().tooSmall(),
                played.plan().cancelsOfUnknown());
        line(
                out,
                "Of our own",
                "%d market makers, maker-0-0 and so on, placed %,d of the orders",
                TradingPlan.makers(played.instruments().size()).size(),
                played.plan().makersOrders());
    }

    private void trades(PrintWriter out) {
        line(
                out,
                "Trades",
                "%,d, volume %s USDC, fees %s USDC",
                tape.trades(),
                usdc(tape.volumeUnits()),
                usdc(tape.feeUnits()));
        VenueComparison venue = found.venue();
        line(
                out,
                "Orders of the stream",
                "%,d traded here and at the venue (%,d the same size), %,d only there, %,d only here, %,d nowhere",
                venue.both(),
                venue.sameSize(),
                venue.venueOnly(),
                venue.oursOnly(),
                venue.neither());
    }

    private void waiting(PrintWriter out) {
        Latencies latencies = played.latencies();
        latency(out, "Orders answered, cold", latencies.calm(Latencies.Kind.COLD));
        latency(out, "Orders answered, warm", latencies.calm(Latencies.Kind.WARM));
        latency(out, "Cancels answered", latencies.calm(Latencies.Kind.CANCEL));
        latency(out, "All, kill and burst included", latencies.all());
        line(out, "Burst at full speed", "%,.0f commands a second", played.burstPerSecond());
        if (played.killedMillis() != 0) {
            lag(out, "Settlement lag before the kill", found.calmLags());
        }
        lag(out, "Settlement lag, whole run", found.lags());
        line(
                out,
                "Line round trips",
                "%,d times a market got more line from an account; given back %,d times unused, %,d recalled",
                tape.lineRoundTrips(),
                tape.returns(LineReturnReason.IDLE),
                tape.returns(LineReturnReason.RECALLED));
        if (played.killedMillis() != 0) {
            line(
                    out,
                    "Node killed",
                    "answers again after %.1f s",
                    played.outage().toMillis() / 1_000.0);
        }
        line(out, "Handed in again", "%,d times, fates asked %,d", played.repeats(), played.fatesAsked());
    }

    private void journals(PrintWriter out) {
        JournalReport journal = found.journal();
        line(
                out,
                "Journal rows (blocks)",
                "%,d of accounts, %,d of markets: %.1f a trade, %.2f a command; %,d void",
                tape.rows(AccountKind.TYPE),
                tape.rows(MarketKind.TYPE),
                found.rowsPerTrade(),
                found.rowsPerCommand(),
                journal.voidRows());
        line(
                out,
                "Rows of accounts",
                "%,d with a grant, %,d with a settlement alone, %,d others",
                tape.rowsOfGrants(),
                tape.rowsOfSettlement(),
                tape.rows(AccountKind.TYPE) - tape.rowsOfGrants() - tape.rowsOfSettlement());
        line(out, "Entries", "%,d, %.2f a row", journal.entries(), per(journal.entries(), journal.blocks()));
        line(out, "Bytes", "%,d, %.1f an entry", journal.bytes(), per(journal.bytes(), journal.entries()));
    }

    private static double per(long some, long others) {
        return others == 0 ? 0 : some / (double) others;
    }

    // ---- pictures ---------------------------------------------------------------------------------------------------

    private long endMillis() {
        return 1 + played.told().stream().mapToLong(Told::atMillis).max().orElse(played.startedMillis());
    }

    private void commandsOverTime(PrintWriter out) {
        long start = played.startedMillis();
        long end = endMillis();
        long[] answered = new long[CHART_COLUMNS];
        for (Told told : played.told()) {
            answered[Chart.part(told.atMillis(), start, end, CHART_COLUMNS)]++;
        }
        double columnSeconds = (end - start) / 1_000.0 / CHART_COLUMNS;
        long[] perSecond = new long[CHART_COLUMNS];
        for (int i = 0; i < CHART_COLUMNS; i++) {
            perSecond[i] = Math.round(answered[i] / columnSeconds);
        }
        boolean isKilled = played.killedMillis() != 0;
        int killed = isKilled ? Chart.part(played.killedMillis(), start, end, CHART_COLUMNS) : -1;
        out.printf(
                Locale.ROOT,
                "  Commands answered a second, over %.1f s%s%n",
                (end - start) / 1_000.0,
                isKilled ? "; ^ is kill -9 of the node" : "");
        Chart.columns(perSecond, CHART_ROWS, killed).forEach(out::println);
    }

    private void pricesOverTime(PrintWriter out) {
        Console console = System.console();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        out.println("  Last price traded in each column of the same time, the lowest and highest of those, trades");
        for (int number = 0; number < played.instruments().size(); number++) {
            InstrumentTerms terms = played.instruments().get(number);
            Address market = played.market(number);
            long[] prices = tape.prices(market, played.startedMillis(), endMillis(), CHART_COLUMNS);
            out.printf(
                    Locale.ROOT,
                    "  %-24s %s %8s %8s %,6d%n",
                    terms.name(),
                    Chart.line(prices, charset),
                    price(Chart.lowest(prices)),
                    price(Chart.highest(prices)),
                    tape.trades(market));
        }
    }

    private static String price(long ticks) {
        return ticks == Chart.NONE
                ? "-"
                : BigDecimal.valueOf(ticks, Instruments.PRICE_SCALE).toPlainString();
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    /** An amount of units of USDC, rounded to the cent. */
    static String usdc(BigInteger units) {
        return String.format(
                Locale.ROOT, "%,.2f", new BigDecimal(units, Assets.USDC.scale()).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static void latency(PrintWriter out, String what, Histogram micros) {
        if (micros.getTotalCount() > 0) {
            line(
                    out,
                    what,
                    "p50 %.1f ms, p90 %.1f, p99 %.1f, max %.1f (%,d)",
                    TradingFindings.millis(micros, 50),
                    TradingFindings.millis(micros, 90),
                    TradingFindings.millis(micros, 99),
                    micros.getMaxValue() / TradingFindings.MICROS_PER_MILLI,
                    micros.getTotalCount());
        }
    }

    private static void lag(PrintWriter out, String what, Histogram millis) {
        line(
                out,
                what,
                "p50 %d ms, p99 %d, max %d (%,d)",
                millis.getValueAtPercentile(50),
                millis.getValueAtPercentile(99),
                millis.getMaxValue(),
                millis.getTotalCount());
    }

    private static void line(PrintWriter out, String what, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-32s %s%n", what, String.format(Locale.ROOT, format, values));
    }
}
