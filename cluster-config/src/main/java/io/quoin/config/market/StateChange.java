package io.quoin.config.market;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketRefusal;
import java.util.List;

/**
 * What the operator is told of leading a market from one state into another: what it is now, where that stands, and what to do
 * next.
 *
 * @param before the state that it was seen in before
 * @param wanted the state that was asked for
 * @param fate what became of the command with this id
 */
public record StateChange(String market, InstrumentState before, InstrumentState wanted, CommandId id, Fate fate) {
    /** The lines to print. */
    public List<String> lines() {
        if (fate instanceof Fate.Applied applied) {
            return List.of(
                    market + " is " + MarketWords.state(wanted)
                            + (before == wanted
                                    ? ", as it was already."
                                    : "; it was " + MarketWords.state(before) + "."),
                    place(applied.height(), applied.hash().toString()),
                    "Next: " + afterwards());
        }
        if (fate instanceof Fate.Refused refused) {
            return List.of(
                    market + " refused to be " + MarketWords.state(wanted) + ", " + refused.name() + ": "
                            + refused.detail(),
                    place(refused.height(), refused.hash().toString()),
                    "Next: " + instead(refused.name()));
        }
        if (fate instanceof Fate.NotDecided not) {
            return List.of(
                    market + " did not decide, " + not.name() + ": " + not.detail(),
                    "Nothing was changed. Next: say it again.");
        }
        return fate instanceof Fate.Never
                ? List.of(market + " did not decide in time. Nothing was changed, and nothing will be: say it again.")
                : List.of(
                        market + " did not answer: whether it is " + MarketWords.state(wanted) + " is not known.",
                        "Next: look with 'quoin market list'; to say it again does no harm.");
    }

    private String place(long height, String hash) {
        return "Height " + height + ", block " + hash + ", command " + id + ".";
    }

    private String afterwards() {
        return switch (wanted) {
            case TRADING ->
                "orders are taken and matched as soon as there is a live price; 'quoin market list' shows the"
                        + " best of them.";
            case POST_ONLY ->
                "orders that rest are taken, none is matched; 'quoin market open " + market + "' matches them.";
            case CANCEL_ONLY, HALTED ->
                "orders can only be cancelled, positions and lines stay; 'quoin market open " + market + "' goes on.";
            case CLOSED -> "nothing; its orders are cancelled and its lines returned, and it stays closed.";
            case CREATED -> throw new IllegalStateException("nothing leads back to created");
        };
    }

    private String instead(String refusal) {
        if (refusal.equals(MarketRefusal.POSITIONS_OPEN.name())) {
            return "leave it open until 'quoin market list' shows an open interest of 0, then close it.";
        }
        if (refusal.equals(MarketRefusal.MARKET_CLOSED.name())) {
            return "nothing leads out of closed: add an instrument with another name to quoin.instruments.";
        }
        return "'quoin journal show market/" + market + "' shows how it came to this.";
    }
}
