package io.quoin.http.account;

import static io.quoin.http.catalogue.Common.COMMAND_ID;

import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Common;
import io.quoin.http.catalogue.Decimal;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.limit.Lane;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Opening an account, moving its money, and what it holds. */
public final class AccountMethods implements Catalogue.Chapter {
    private static final Param<Asset> CURRENCY = Param.required(
            "currency",
            Types.text(code -> Assets.find(code).isPresent(), Assets::byCode, "USDC|BTC|ETH|USDT", 8, "USDC"),
            "The asset of the amount.");
    private static final Param<Decimal> AMOUNT =
            Param.required("amount", Types.decimal("100.50"), "How much of the asset.");
    private static final Param<String> TO =
            Param.required("to", Types.entityId("bob"), "The account that receives the amount.");

    private final Accounts accounts;

    public AccountMethods(Desks desks) {
        this.accounts = new Accounts(desks.accounts());
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.change("private/open_account", "Open an account. Whoever signs this owns it from then on.")
                        .by(Access.NEW_OWNER)
                        .takes(COMMAND_ID)
                        .answeredBy(this::open),
                Method.change("private/draw_faucet", "Credit the account out of nothing. In development mode only.")
                        .by(Access.READ)
                        .takes(COMMAND_ID, CURRENCY, AMOUNT)
                        .answeredBy(call -> accounts.submit(call, new AccountCommand.DrawFaucet(amount(call)))),
                Method.change("private/transfer", "Move an amount to another account; a fee comes on top.")
                        .by(Access.TRANSFER)
                        .takes(COMMAND_ID, TO, CURRENCY, AMOUNT)
                        .answeredBy(
                                call -> accounts.submit(call, new AccountCommand.Transfer(call.get(TO), amount(call)))),
                Method.change("private/withdraw", "Move an amount out. " + AccountView.WITHDRAWAL_REMARK)
                        .by(Access.WITHDRAW)
                        .takes(COMMAND_ID, CURRENCY, AMOUNT)
                        .answeredBy(this::withdraw),
                Method.change("private/freeze", "Trade no more: every market cancels the account's orders.")
                        .by(Access.TRADE)
                        .in(Lane.CANCELS)
                        .takes(COMMAND_ID)
                        .answeredBy(call -> accounts.submit(call, new AccountCommand.Freeze())),
                Method.change("private/unfreeze", "Trade again.")
                        .by(Access.OWNER)
                        .takes(COMMAND_ID)
                        .answeredBy(call -> accounts.submit(call, new AccountCommand.Unfreeze())),
                Method.change("private/close_account", "Close the account for ever. It must hold nothing.")
                        .by(Access.OWNER)
                        .takes(COMMAND_ID)
                        .answeredBy(call -> accounts.submit(call, new AccountCommand.Close())),
                Method.read("private/get_account_summary", "Balances, equity, margins and what is free.")
                        .by(Access.READ)
                        .answeredBy(call -> accounts.look(call).thenApply(AccountMethods::summary)),
                Method.read("private/get_positions", "The account's positions, each as of its last settlement.")
                        .by(Access.READ)
                        .answeredBy(call -> accounts.look(call).thenApply(AccountMethods::positions)),
                Method.read("private/get_lines", "What the account has set aside for each market.")
                        .by(Access.READ)
                        .answeredBy(call -> accounts.look(call).thenApply(AccountMethods::lines)));
    }

    // ---- private/open_account --------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> open(Call call) {
        // Whoever may call this has signed it, see Access.NEW_OWNER.
        return accounts.submit(call, new AccountCommand.Open(call.get(Common.SIGNED_BY)));
    }

    // ---- private/withdraw ------------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> withdraw(Call call) {
        return accounts.submit(call, new AccountCommand.Withdraw(amount(call)))
                .thenApply(done -> done.put("remark", AccountView.WITHDRAWAL_REMARK));
    }

    private static Money amount(Call call) {
        return call.get(AMOUNT).asMoney(AMOUNT.name(), call.get(CURRENCY));
    }

    // ---- private/get_account_summary -------------------------------------------------------------------------------

    private static JsonObject summary(Seen<AccountView> seen) {
        AccountView account = seen.view();
        TradingView trading = account.trading();
        return new JsonObject()
                .put("account", account.id())
                .put("stage", Types.name(account.stage()))
                .put("owner", account.owner().map(Object::toString).orElse(""))
                .put("balances", account.balances(), AccountMethods::balance)
                .put("currency", trading.equity().asset().code())
                .put("equity", trading.equity())
                .put("initial_margin", trading.initialMargin())
                .put("maintenance_margin", trading.maintenanceMargin())
                .put("available_funds", trading.freeCollateral())
                .put("frozen", trading.isFrozen())
                .put("revocations_confirmed", trading.revocationsConfirmed())
                .put("in_transit", account.hasInTransit())
                .put("withdrawal_remark", AccountView.WITHDRAWAL_REMARK)
                .put("timestamp", seen.engineTimeMillis())
                .put("height", seen.height());
    }

    private static Json balance(Money balance) {
        return new Json.Fields(
                new JsonObject().put("currency", balance.asset().code()).put("amount", balance));
    }

    // ---- private/get_positions -------------------------------------------------------------------------------------

    private static JsonObject positions(Seen<AccountView> seen) {
        return new JsonObject()
                .put("positions", seen.view().trading().positions(), AccountMethods::position)
                .put("timestamp", seen.engineTimeMillis())
                .put("height", seen.height());
    }

    private static Json position(TradingView.Position position) {
        return new Json.Fields(new JsonObject()
                .put("instrument_name", position.market())
                .put("direction", position.size().isNegative() ? "sell" : "buy")
                .put("size", position.size())
                .put("cost", position.cost())
                .put("mark_price", position.mark())
                .put("floating_profit_loss", position.unrealised())
                .put("estimated_liquidation_price", position.liquidationPrice()));
    }

    // ---- private/get_lines -----------------------------------------------------------------------------------------

    private static JsonObject lines(Seen<AccountView> seen) {
        return new JsonObject()
                .put("lines", seen.view().trading().lines(), AccountMethods::line)
                .put("timestamp", seen.engineTimeMillis())
                .put("height", seen.height());
    }

    private static Json line(TradingView.Line line) {
        return new Json.Fields(new JsonObject()
                .put("instrument_name", line.market())
                .put("currency", line.amount().asset().code())
                .put("amount", line.amount()));
    }
}
