package io.quoin.protocol.world.venue;

import io.quoin.protocol.account.AccountLaw;
import io.quoin.protocol.account.MistakenLaw;
import io.quoin.protocol.account.TradingMistake;
import io.quoin.protocol.account.TradingWatch;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.Planted;
import io.quoin.protocol.market.RuledMarket;
import io.quoin.protocol.market.credit.CreditRules;
import io.quoin.protocol.market.credit.NaiveRules;
import io.quoin.protocol.world.Plant;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A venue that is wrong on purpose: what looks right, and what it breaks. First the fourteen variants that a builder would come
 * to by himself; then what else the laws and the shell could get wrong about each other. The rules of credit are planted in
 * what a market decides ({@link RuledMarket}), the others in what a law is told and says.
 *
 * <p>Not here: that an account closes without a barrier, which harms only where an order needs no line, and here each does, and
 * that it serves small demands first ({@code TradingWorldTest} finds both); and what a shell does wrong whoever lives in it ({@code
 * AccountWorldTest}).
 */
enum VenuePlant {
    /** The venue as it should be. */
    NONE("", "nothing"),

    // ---- the fourteen -----------------------------------------------------------------------------------------------

    MARGIN_AT_OWN_PRICE(
            "LINE: ",
            "an order below the mark is margined at its own price, but its position is at the mark",
            NaiveRules::marginAtOwnPrice),
    REDUCING_IS_FREE(
            "LINE: ",
            "an order that reduces needs no line, but it may lose against the mark",
            NaiveRules::reducingIsFree),
    FLIPS_ARE_FREE(
            "LINE: ",
            "each of two sales only reduces and needs no margin, but both together flip",
            NaiveRules::flipsAreFree),
    RELEASED_IS_PAID_OUT(
            "LINE: ",
            "margin that a fill releases goes back at once, but the orders that remain need it",
            NaiveRules::releasedIsPaidOut),
    GAINS_ARE_COUNTED(
            "LINE: ",
            "a gain against the mark lowers what is required, but only half of it counts at the account",
            NaiveRules::gainsAreCounted),
    FEE_BY_THE_FILL(
            "FEES: ",
            "each fill's fee is rounded up, but the line was to cover one rounding an order",
            NaiveRules::feeByTheFill),
    IMPROVEMENT_NOT_RESERVED(
            "LINE: ",
            "what an order needs is what it needs at its limit, but the fee on a better price is more",
            NaiveRules::improvementIsNotReserved),
    PAYS_WITHOUT_BARRIER(
            "BARRIER: ",
            "a payment out is decided on what the account knows, but its markets know of fills and losses",
            TradingMistake.PAYS_WITHOUT_BARRIER),
    PAYS_AT_THE_PRESENT_ROUND(
            "(PAID|BARRIER): ",
            "after the barrier a position is valued at the present round, but it may be gone since a worse one",
            TradingMistake.PAYS_AT_THE_PRESENT_ROUND),
    GRANT_RECALLED_BEFORE_ITS_ORDER(
            "PARKED: ",
            "an order that waits is not decided with its grant, so a recall takes that away before",
            Planted.Mistake.GRANT_WITHOUT_ITS_ORDER),
    PARKED_ORDER_HOLDS_LINE(
            "RECALL: ",
            "what waits for more line keeps the line there is, so two markets wait for each other",
            Planted.Mistake.PARKED_ORDER_HOLDS_LINE),
    HELD_UP_BY_THE_INFEASIBLE(
            "nothing can serve it, and it holds up the others",
            "a demand that nothing can serve waits until its time is over, and all behind it with it",
            TradingMistake.HELD_UP_BY_THE_INFEASIBLE),
    REVOKED_KEY_TRADES_ON(
            "KEY: ",
            "a market keeps the terms on which it met an account, but keys are revoked",
            Planted.Mistake.REVOKED_KEY_TRADES_ON),
    DELTA_GROWN_WHILE_UNCONFIRMED(
            "the ends of a pair differ",
            "a pair sends what has come since the last confirmation, but what is sent again has grown",
            Plant.PAIR_DELTA_GROWN_IN_PLACE),

    // ---- what else accounts could get wrong
    // ---------------------------------------------------------------------------

    GRANTS_WHILE_PAYING(
            "granted while a payment out waits",
            "demands are served while a payment out waits, so there is never enough for it",
            TradingMistake.GRANTS_WHILE_PAYING),
    LENDS_TWICE(
            "what is granted is not free",
            "what was granted is lent to the next market before the first has used it, so it is lent twice",
            TradingMistake.TAKES_GRANTS_BACK),
    REVOKES_IN_SILENCE(
            "KEY: ", "a key is revoked and no market is told, so it trades on", TradingMistake.REVOKES_IN_SILENCE),

    // ---- what the shell could get wrong
    // -------------------------------------------------------------------------------

    PARKED_AT_THE_END(
            "what waits for a peer is not decided right after its message",
            "another takes what a waiting order was granted",
            Plant.PARKED_AT_THE_END),
    PARKED_NOT_ANSWERED(
            "parked commands that wait no longer, and nobody was told",
            "a client waits for ever",
            Plant.PARKED_NOT_ANSWERED),
    HINTED_BEFORE_WRITE(
            "a hint rests on totals", "a barrier is answered by what a crash undoes", Plant.HINTED_BEFORE_WRITE),
    HINT_BEFORE_ITS_PAIR(
            "BARRIER: ", "a barrier is believed before what it stands behind has come", Plant.HINT_BEFORE_ITS_PAIR),
    ROUNDS_NOT_NOTED("ROUNDS: ", "nobody can tell at what prices a block was decided", Plant.ROUNDS_NOT_NOTED);

    private final Pattern foundBy;
    private final String breaks;
    private final Plant shell;
    private final TradingMistake ofAccounts;
    private final boolean isOfCredit;
    private final Supplier<Law<MarketState, MarketCommand, MarketEvent, FromParty>> ofMarkets;

    VenuePlant(String foundBy, String breaks) {
        this(foundBy, breaks, Plant.NONE, TradingMistake.NONE, false, () -> new MarketLaw(Scene.MARKET_PARAMETERS));
    }

    VenuePlant(String foundBy, String breaks, Plant shell) {
        this(foundBy, breaks, shell, TradingMistake.NONE, false, () -> new MarketLaw(Scene.MARKET_PARAMETERS));
    }

    VenuePlant(String foundBy, String breaks, TradingMistake mistake) {
        this(foundBy, breaks, Plant.NONE, mistake, false, () -> new MarketLaw(Scene.MARKET_PARAMETERS));
    }

    VenuePlant(String foundBy, String breaks, Planted.Mistake mistake) {
        this(foundBy, breaks, Plant.NONE, TradingMistake.NONE, false, () -> Planted.with(mistake));
    }

    VenuePlant(String foundBy, String breaks, Supplier<CreditRules> rules) {
        this(
                foundBy,
                breaks,
                Plant.NONE,
                TradingMistake.NONE,
                true,
                () -> RuledMarket.by(rules.get(), Scene.MARKET_PARAMETERS));
    }

    VenuePlant(
            String foundBy,
            String breaks,
            Plant shell,
            TradingMistake ofAccounts,
            boolean isOfCredit,
            Supplier<Law<MarketState, MarketCommand, MarketEvent, FromParty>> ofMarkets) {
        this.foundBy = Pattern.compile(foundBy);
        this.breaks = breaks;
        this.shell = shell;
        this.ofAccounts = ofAccounts;
        this.isOfCredit = isOfCredit;
        this.ofMarkets = ofMarkets;
    }

    Plant shell() {
        return shell;
    }

    /** Whether this failure is that of the promise that it breaks: the message begins with the promise. */
    boolean isFoundBy(String failure) {
        return foundBy.matcher(failure).lookingAt();
    }

    /** What shows it. */
    VenueSteps steps() {
        return switch (this) {
            case PAYS_WITHOUT_BARRIER, PAYS_AT_THE_PRESENT_ROUND, HINT_BEFORE_ITS_PAIR -> VenueSteps.PAYING;
            default -> isOfCredit ? VenueSteps.TRADING : VenueSteps.EVERYTHING;
        };
    }

    /** Rules of credit are about one price. */
    VenueWorld.Motion motion() {
        return isOfCredit ? VenueWorld.Motion.FIXED : VenueWorld.Motion.MOVING;
    }

    /** The law of accounts, watched. */
    TradingWatch accounts(long onlyPrice, IntSupplier step) {
        return new TradingWatch(new MistakenLaw(new AccountLaw(Scene.ACCOUNT_PARAMETERS), ofAccounts), onlyPrice, step);
    }

    Law<MarketState, MarketCommand, MarketEvent, FromParty> markets() {
        return ofMarkets.get();
    }

    @Override
    public String toString() {
        return name() + ": " + breaks;
    }
}
