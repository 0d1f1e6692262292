package io.quoin.persistence.account;

import io.quoin.persistence.forensics.Past;
import io.quoin.persistence.forensics.TapeLine;
import io.quoin.persistence.forensics.Teller;
import io.quoin.persistence.forensics.Words;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.trading.Collateral;
import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells an account's journal: money that came and went, keys, and what became of its lines and positions in markets. The
 * decimals of a market come from the terms that stood beside its first demand, wherever the tape begins.
 */
public final class AccountTeller implements Teller<AccountEvent>, AccountEvent.Cases<TapeLine> {
    private final Past<AccountEvent> past;
    private final Map<Address, MarginTerms> markets = new TreeMap<>();

    /** The teller of an account's journal. */
    public AccountTeller(Past<AccountEvent> past) {
        this.past = past;
    }

    @Override
    public List<String> heading() {
        return List.of();
    }

    @Override
    public List<TapeLine> tell(AccountEvent event) {
        learn(event);
        return List.of(event.fold(this));
    }

    // ---- the account ------------------------------------------------------------------------------------------------

    @Override
    public TapeLine opened(AccountEvent.Opened event) {
        return TapeLine.of("OPENED", "owner " + Words.of(event.owner()));
    }

    @Override
    public TapeLine keyAdded(AccountEvent.KeyAdded event) {
        return TapeLine.of(
                "KEY",
                "added " + Words.of(event.key().fingerprint()) + ", scopes "
                        + event.key().scopes() + ", until "
                        + Words.time(event.key().expiresAtMillis()));
    }

    @Override
    public TapeLine keyRevoked(AccountEvent.KeyRevoked event) {
        return TapeLine.of("KEY", "revoked " + Words.of(event.fingerprint()));
    }

    @Override
    public TapeLine keyExpired(AccountEvent.KeyExpired event) {
        return TapeLine.of("KEY", "expired " + Words.of(event.fingerprint()));
    }

    @Override
    public TapeLine frozen(AccountEvent.Frozen event) {
        return TapeLine.of("FROZEN", "trades no more, and its markets are told");
    }

    @Override
    public TapeLine unfrozen(AccountEvent.Unfrozen event) {
        return TapeLine.of("UNFROZEN", "may trade again, and its markets are told");
    }

    @Override
    public TapeLine closed(AccountEvent.Closed event) {
        return TapeLine.of("CLOSED", "for ever");
    }

    // ---- money ------------------------------------------------------------------------------------------------------

    @Override
    public TapeLine faucetDrawn(AccountEvent.FaucetDrawn event) {
        return TapeLine.of("FAUCET", "+" + event.amount() + " from system.outside");
    }

    @Override
    public TapeLine withdrawalBooked(AccountEvent.WithdrawalBooked event) {
        return TapeLine.of("WITHDRAWN", event.amount().negated() + " to system.outside");
    }

    @Override
    public TapeLine transferSent(AccountEvent.TransferSent event) {
        return TapeLine.of(
                "SENT",
                event.amount().negated() + " to " + event.to() + ", fee "
                        + event.fee().negated());
    }

    @Override
    public TapeLine transferCredited(AccountEvent.TransferCredited event) {
        return TapeLine.of("CREDITED", "+" + event.amount() + " from " + event.from());
    }

    @Override
    public TapeLine transferReturned(AccountEvent.TransferReturned event) {
        return TapeLine.of(
                "SENT BACK",
                event.amount() + " and fee " + event.fee() + " to " + event.from() + ", "
                        + event.reason().name());
    }

    @Override
    public TapeLine returnCredited(AccountEvent.ReturnCredited event) {
        return TapeLine.of(
                "CAME BACK",
                "+" + event.amount() + " and fee +" + event.fee() + " from " + event.from() + ", "
                        + event.reason().name());
    }

    @Override
    public TapeLine swept(AccountEvent.Swept event) {
        String moved = event.moved().stream()
                .map(money -> (money.isNegative() ? "" : "+") + money)
                .collect(Collectors.joining(", "));
        return TapeLine.of("SWEPT", (moved.isEmpty() ? "nothing" : moved) + " from " + event.from());
    }

    // ---- trading ----------------------------------------------------------------------------------------------------

    @Override
    public TapeLine lineGranted(AccountEvent.LineGranted event) {
        return TapeLine.of("GRANT", event.market() + "  line " + signed(event.amount()) + ordered(event.order()));
    }

    @Override
    public TapeLine demandQueued(AccountEvent.DemandQueued event) {
        Demand demand = event.demand();
        return TapeLine.of(
                "DEMAND",
                demand.market() + "  wants grants of " + money(demand.grantedWanted()) + " in all"
                        + ordered(demand.order())
                        + (demand.raisesRisk() ? ", raises risk" : ", lowers risk") + ", waits until "
                        + Words.time(demand.deadlineMillis()));
    }

    @Override
    public TapeLine demandDropped(AccountEvent.DemandDropped event) {
        return TapeLine.of(
                "DROPPED",
                event.market() + "  demand not served" + ordered(event.order()) + ", "
                        + event.end().name());
    }

    @Override
    public TapeLine lineKept(AccountEvent.LineKept event) {
        return TapeLine.of("KEPT", event.market() + "  needs " + money(event.kept()) + " of its line");
    }

    @Override
    public TapeLine settled(AccountEvent.Settled event) {
        MarginTerms terms = terms(event.market());
        List<String> moved = new ArrayList<>();
        Totals totals = event.moved();
        if (totals.slot(LineSlots.SIZE) != 0) {
            moved.add("size " + size(totals.slot(LineSlots.SIZE), terms));
        }
        add(moved, "cost ", totals.slot(LineSlots.COST));
        add(moved, "realised ", totals.slot(LineSlots.REALISED));
        add(moved, "fees ", -totals.slot(LineSlots.FEES));
        add(moved, "funding ", totals.slot(LineSlots.FUNDING));
        add(moved, "line used ", totals.slot(LineSlots.CONSUMED));
        add(moved, "line back ", totals.slot(LineSlots.RETURNED));
        return TapeLine.of(
                "SETTLED",
                event.market() + "  " + (moved.isEmpty() ? "nothing moved" : String.join(", ", moved)) + "; mark "
                        + mark(event.mark(), terms) + ", round " + event.round());
    }

    private static void add(List<String> moved, String what, long units) {
        if (units != 0) {
            moved.add(what
                    + (units < 0 ? "" : "+")
                    + Money.ofUnits(Collateral.ASSET, units).amountText());
        }
    }

    private static String ordered(@Nullable CommandId order) {
        return order == null ? " for orders that rest" : " for " + order;
    }

    // ---- decimals ---------------------------------------------------------------------------------------------------

    private static String size(long steps, @Nullable MarginTerms terms) {
        String sign = steps < 0 ? "" : "+";
        return sign + (terms == null ? steps + " steps" : new Quantity(steps, terms.sizeScale()).toString());
    }

    private static String mark(long steps, @Nullable MarginTerms terms) {
        return terms == null ? steps + " steps" : new Price(steps, terms.priceScale()).toString();
    }

    private static String money(long units) {
        return Money.ofUnits(Collateral.ASSET, units).toString();
    }

    private static String signed(long units) {
        return (units < 0 ? "" : "+") + money(units);
    }

    /** The terms of a market that the account has met; null if the block where it met it cannot be read. */
    private @Nullable MarginTerms terms(Address market) {
        if (!markets.containsKey(market)) {
            past.read(1, Long.MAX_VALUE, block -> {
                learn(block);
                return !markets.containsKey(market);
            });
        }
        return markets.get(market);
    }

    private void learn(Block<AccountEvent> block) {
        block.entries().forEach(entry -> entry.events().forEach(this::learn));
    }

    private void learn(AccountEvent event) {
        if (event instanceof AccountEvent.LineGranted granted) {
            learn(granted.market(), granted.terms());
        } else if (event instanceof AccountEvent.Settled settled) {
            learn(settled.market(), settled.terms());
        } else if (event instanceof AccountEvent.DemandQueued queued) {
            learn(queued.demand().market(), queued.demand().terms());
        }
    }

    private void learn(Address market, @Nullable MarginTerms terms) {
        if (terms != null) {
            markets.put(market, terms);
        }
    }
}
