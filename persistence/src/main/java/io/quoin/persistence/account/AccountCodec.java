package io.quoin.persistence.account;

import io.quoin.persistence.auth.AuthFields;
import io.quoin.persistence.line.LineFamilies;
import io.quoin.persistence.wire.EntityWire;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.ReturnReason;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.channel.Payload;
import java.util.List;

/** An account as bytes. */
public final class AccountCodec {
    private static final int ASSETS_MAX = 1_024;

    private static final WireFamily<AccountCommand> COMMANDS = WireFamily.of(WireNames.QUOIN, AccountCommand.class)
            .word(
                    "account.open/1",
                    AccountCommand.Open.class,
                    (out, c) -> AuthFields.owner(out, c.owner()),
                    in -> new AccountCommand.Open(AuthFields.owner(in)))
            .word(
                    "account.draw-faucet/1",
                    AccountCommand.DrawFaucet.class,
                    (out, c) -> out.money(c.amount()),
                    in -> new AccountCommand.DrawFaucet(in.money()))
            .word(
                    "account.transfer/1",
                    AccountCommand.Transfer.class,
                    AccountCodec::transfer,
                    in -> new AccountCommand.Transfer(in.string(AccountFields.DESTINATION_BYTES_MAX), in.money()))
            .word(
                    "account.withdraw/1",
                    AccountCommand.Withdraw.class,
                    (out, c) -> out.money(c.amount()),
                    in -> new AccountCommand.Withdraw(in.money()))
            .word(
                    "account.add-key/1",
                    AccountCommand.AddKey.class,
                    (out, c) -> AuthFields.key(out, c.key()),
                    in -> new AccountCommand.AddKey(AuthFields.key(in)))
            .word(
                    "account.revoke-key/1",
                    AccountCommand.RevokeKey.class,
                    (out, c) -> AuthFields.fingerprint(out, c.fingerprint()),
                    in -> new AccountCommand.RevokeKey(AuthFields.fingerprint(in)))
            .constant("account.close/1", new AccountCommand.Close())
            .constant("account.freeze/1", new AccountCommand.Freeze())
            .constant("account.unfreeze/1", new AccountCommand.Unfreeze())
            .build();

    private static final WireFamily<AccountEvent> EVENTS = WireFamily.of(WireNames.QUOIN, AccountEvent.class)
            .word(
                    "account.opened/1",
                    AccountEvent.Opened.class,
                    (out, e) -> AuthFields.owner(out, e.owner()),
                    in -> new AccountEvent.Opened(AuthFields.owner(in)))
            .word(
                    "account.faucet-drawn/1",
                    AccountEvent.FaucetDrawn.class,
                    (out, e) -> out.money(e.amount()),
                    in -> new AccountEvent.FaucetDrawn(in.money()))
            .word(
                    "account.withdrawal-booked/1",
                    AccountEvent.WithdrawalBooked.class,
                    (out, e) -> out.money(e.amount()),
                    in -> new AccountEvent.WithdrawalBooked(in.money()))
            .word(
                    "account.transfer-sent/1",
                    AccountEvent.TransferSent.class,
                    AccountCodec::transferSent,
                    in -> new AccountEvent.TransferSent(in.address(), in.money(), in.money()))
            .word(
                    "account.transfer-credited/1",
                    AccountEvent.TransferCredited.class,
                    AccountCodec::transferCredited,
                    in -> new AccountEvent.TransferCredited(in.address(), in.money()))
            .word(
                    "account.transfer-returned/1",
                    AccountEvent.TransferReturned.class,
                    AccountCodec::transferReturned,
                    in -> new AccountEvent.TransferReturned(in.address(), in.money(), in.money(), reason(in)))
            .word(
                    "account.return-credited/1",
                    AccountEvent.ReturnCredited.class,
                    AccountCodec::returnCredited,
                    in -> new AccountEvent.ReturnCredited(in.address(), in.money(), in.money(), reason(in)))
            .word(
                    "account.swept/1",
                    AccountEvent.Swept.class,
                    AccountCodec::swept,
                    in -> new AccountEvent.Swept(in.address(), in.list(ASSETS_MAX, WireReader::money)))
            .word(
                    "account.key-added/1",
                    AccountEvent.KeyAdded.class,
                    (out, e) -> AuthFields.key(out, e.key()),
                    in -> new AccountEvent.KeyAdded(AuthFields.key(in)))
            .word(
                    "account.key-revoked/1",
                    AccountEvent.KeyRevoked.class,
                    (out, e) -> AuthFields.fingerprint(out, e.fingerprint()),
                    in -> new AccountEvent.KeyRevoked(AuthFields.fingerprint(in)))
            .word(
                    "account.key-expired/1",
                    AccountEvent.KeyExpired.class,
                    (out, e) -> AuthFields.fingerprint(out, e.fingerprint()),
                    in -> new AccountEvent.KeyExpired(AuthFields.fingerprint(in)))
            .constant("account.closed/1", new AccountEvent.Closed())
            .word("account.settled/1", AccountEvent.Settled.class, TradingFields::settled, TradingFields::settled)
            .word(
                    "account.line-granted/1",
                    AccountEvent.LineGranted.class,
                    TradingFields::lineGranted,
                    TradingFields::lineGranted)
            .word(
                    "account.demand-queued/1",
                    AccountEvent.DemandQueued.class,
                    (out, e) -> TradingFields.demand(out, e.demand()),
                    in -> new AccountEvent.DemandQueued(TradingFields.demand(in)))
            .word(
                    "account.demand-dropped/1",
                    AccountEvent.DemandDropped.class,
                    TradingFields::demandDropped,
                    TradingFields::demandDropped)
            .word("account.line-kept/1", AccountEvent.LineKept.class, TradingFields::lineKept, TradingFields::lineKept)
            .constant("account.frozen/1", new AccountEvent.Frozen())
            .constant("account.unfrozen/1", new AccountEvent.Unfrozen())
            .build();

    private static final WireFamily<AccountMessage> MESSAGES = WireFamily.of(WireNames.QUOIN, AccountMessage.class)
            .word(
                    "account.transfer-leg/1",
                    AccountMessage.TransferLeg.class,
                    (out, m) -> {
                        out.money(m.amount());
                        out.money(m.fee());
                    },
                    in -> new AccountMessage.TransferLeg(in.money(), in.money()))
            .word(
                    "account.return-leg/1",
                    AccountMessage.ReturnLeg.class,
                    (out, m) -> {
                        out.money(m.amount());
                        out.money(m.fee());
                        out.varint(m.reason().number());
                    },
                    in -> new AccountMessage.ReturnLeg(in.money(), in.money(), reason(in)))
            .build();

    /** What accounts say to one another, and what markets say to them. */
    private static final WireFamily<Payload> PAYLOADS =
            WireFamily.union("payloads of accounts", List.of(MESSAGES, LineFamilies.FROM_MARKET));

    private static final WireFamily<AccountQuery> QUERIES = WireFamily.of(WireNames.QUOIN, AccountQuery.class)
            .constant("account.overview/1", new AccountQuery.Overview())
            .build();

    private static final WireFamily<AccountView> VIEWS = WireFamily.of(WireNames.QUOIN, AccountView.class)
            .word("account.view/1", AccountView.class, AccountFields::view, AccountFields::view)
            .build();

    private static final WireFamily<AccountState> STATES = WireFamily.of(WireNames.QUOIN, AccountState.class)
            .word(
                    "account.state-unopened/1",
                    AccountState.Unopened.class,
                    (out, s) -> id(out, s),
                    in -> new AccountState.Unopened(id(in)))
            .word("account.state-open/1", AccountState.Open.class, AccountCodec::open, AccountCodec::open)
            .word(
                    "account.state-closed/1",
                    AccountState.Closed.class,
                    (out, s) -> {
                        id(out, s);
                        AuthFields.owner(out, s.owner());
                    },
                    in -> new AccountState.Closed(id(in), AuthFields.owner(in)))
            .word(
                    "account.state-of-system/1",
                    AccountState.OfSystem.class,
                    (out, s) -> {
                        id(out, s);
                        AccountFields.balances(out, s.balances());
                    },
                    in -> new AccountState.OfSystem(id(in), AccountFields.balances(in)))
            .build();

    /** How accounts are written down. */
    public static final EntityWire<AccountState, AccountCommand, AccountEvent> WIRE =
            new EntityWire<>(AccountKind.TYPE, STATES, COMMANDS, EVENTS, QUERIES, VIEWS, PAYLOADS);

    private AccountCodec() {}

    private static void transfer(WireWriter out, AccountCommand.Transfer command) {
        out.string(command.to(), AccountFields.DESTINATION_BYTES_MAX);
        out.money(command.amount());
    }

    private static void transferSent(WireWriter out, AccountEvent.TransferSent event) {
        out.address(event.to());
        out.money(event.amount());
        out.money(event.fee());
    }

    private static void transferCredited(WireWriter out, AccountEvent.TransferCredited event) {
        out.address(event.from());
        out.money(event.amount());
    }

    private static void transferReturned(WireWriter out, AccountEvent.TransferReturned event) {
        out.address(event.from());
        out.money(event.amount());
        out.money(event.fee());
        out.varint(event.reason().number());
    }

    private static void returnCredited(WireWriter out, AccountEvent.ReturnCredited event) {
        out.address(event.from());
        out.money(event.amount());
        out.money(event.fee());
        out.varint(event.reason().number());
    }

    private static void swept(WireWriter out, AccountEvent.Swept event) {
        out.address(event.from());
        out.list(event.moved(), ASSETS_MAX, WireWriter::money);
    }

    private static void open(WireWriter out, AccountState.Open state) {
        id(out, state);
        AuthFields.owner(out, state.owner());
        AccountFields.balances(out, state.balances());
        AccountFields.keys(out, state.keys());
        TradingFields.trading(out, state.trading());
    }

    private static AccountState.Open open(WireReader in) {
        return new AccountState.Open(
                id(in),
                AuthFields.owner(in),
                AccountFields.balances(in),
                AccountFields.keys(in),
                TradingFields.trading(in));
    }

    private static void id(WireWriter out, AccountState state) {
        out.string(state.id(), EntityIds.LENGTH_MAX);
    }

    private static String id(WireReader in) {
        return in.string(EntityIds.LENGTH_MAX);
    }

    private static ReturnReason reason(WireReader in) {
        return AccountFields.numbered(in, ReturnReason::ofNumber);
    }
}
