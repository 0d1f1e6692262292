package io.quoin.persistence.testing;

import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.account.AccountTeller;
import io.quoin.persistence.forensics.AuditedType;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.persistence.market.MarketTeller;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketParameters;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.Submitted;
import io.quoin.protocol.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accounts that trade in one market by the real laws of both, without a shell: everything that is sent arrives, nothing is lost,
 * and each thing that is asked for comes to rest before the next. What is durable of it are the journals.
 */
public final class Bazaar {
    /** The instrument: a tick is 0.5, a lot 0.001; 10 % and 5 % margin, fees of 2 and 5 basis points. */
    public static final InstrumentTerms TERMS = new InstrumentTerms(
            "BTC_USDC-PERPETUAL",
            "BTC_USDC",
            Assets.USDC,
            Price.parse("0.5", 2),
            Quantity.parse("0.001", 6),
            Quantity.parse("0.001", 6),
            Quantity.parse("100", 6),
            Price.parse("100000", 2),
            Rate.parse("0.1"),
            Rate.parse("0.1"),
            Rate.parse("0.05"),
            Rate.ONE,
            Rate.parse("0.0002"),
            Rate.parse("0.0005"),
            1);

    public static final Address MARKET = new Address(MarketKind.TYPE, TERMS.name());

    private static final Wire WIRE = Wire.of(AccountCodec.WIRE, MarketCodec.WIRE);

    public static final AuditedType<AccountState, AccountCommand, AccountEvent, AccountMessage> ACCOUNTS =
            new AuditedType<>(
                    AccountKind.kind(AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD),
                    WIRE.codecs(AccountCodec.WIRE),
                    (self, past) -> new AccountTeller(past));

    public static final AuditedType<MarketState, MarketCommand, MarketEvent, FromParty> MARKETS = new AuditedType<>(
            MarketKind.kind(MarketParameters.STANDARD, EntityLimits.STANDARD),
            WIRE.codecs(MarketCodec.WIRE),
            MarketTeller::new);

    private static final long VALID_MILLIS = 5_000;

    private final Map<String, String> lastOrders = new TreeMap<>();
    private final World<Object> world = new World<>(Plant.NONE, ACCOUNTS.kind(), MARKETS.kind());

    /** A bazaar with a market that trades at this price. */
    public static Bazaar at(String price) {
        Bazaar bazaar = new Bazaar();
        bazaar.operator(new MarketCommand.Create(TERMS));
        bazaar.operator(new MarketCommand.SetState(InstrumentState.TRADING));
        bazaar.price(price);
        return bazaar;
    }

    /** The address of an account. */
    public static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    /** A limit order that rests; or what these words make of it: market, ioc, fok, post-only, reduce-only, {@code label ...}. */
    public void order(String account, Side side, String size, String price, String... words) {
        List<String> said = List.of(words);
        TimeInForce force = said.contains("ioc") || said.contains("market")
                ? TimeInForce.IMMEDIATE_OR_CANCEL
                : said.contains("fok") ? TimeInForce.FILL_OR_KILL : TimeInForce.GOOD_TIL_CANCELLED;
        String label = said.stream()
                .filter(word -> word.startsWith("label "))
                .map(word -> word.substring("label ".length()))
                .findFirst()
                .orElse("");
        trade(
                account,
                new MarketCommand.Place(
                        fingerprint(account),
                        side,
                        said.contains("market") ? OrderType.MARKET : OrderType.LIMIT,
                        Price.parse(price, TERMS.priceScale()),
                        Quantity.parse(size, TERMS.sizeScale()),
                        force,
                        said.contains("post-only"),
                        said.contains("reduce-only"),
                        label));
    }

    /** Cancels what is left of the last order of this account. */
    public void cancelLast(String account) {
        String order = Objects.requireNonNull(lastOrders.get(account), account + " has placed no order");
        trade(account, new MarketCommand.Cancel(fingerprint(account), OrderRef.of(order)));
    }

    /** Opens an account of an owner of its own and draws from the faucet. */
    public void open(String id, String amount) {
        ask(id, account(id), new AccountCommand.Open(owner(id)));
        ask(id, account(id), new AccountCommand.DrawFaucet(Money.parse(amount)));
    }

    /** Asks an account for something. */
    public void ask(String id, AccountCommand command) {
        ask(id, account(id), command);
    }

    /** Hands a command of the operator to the market. */
    public void operator(MarketCommand command) {
        ask(MarketLaw.OPERATOR, MARKET, command);
    }

    /** Hands a command of this account to the market. */
    public void trade(String account, MarketCommand command) {
        ask(account, MARKET, command);
    }

    private void ask(String by, Address entity, Object command) {
        Submitted<Object> asked = world.submit(by, entity, command, VALID_MILLIS);
        if (command instanceof MarketCommand.Place) {
            lastOrders.put(by, asked.ticket().id().clientId());
        }
        world.hearAll();
        world.settle();
    }

    /** The next round of the index, which everybody hears. */
    public void price(String price) {
        world.admit(Price.parse(price, TERMS.priceScale()).units());
        world.hearAll();
        world.settle();
    }

    /** Lets time pass in steps that keep the price alive. */
    public void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            world.pass(1_000);
            world.hearAll();
            world.settle();
        }
    }

    /** The owner of the account of this name. */
    public static OwnerKey owner(String name) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        for (int i = 0; i < Math.min(name.length(), bytes.length); i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        return new OwnerKey(Bytes32.of(bytes));
    }

    /** The fingerprint of an owner's own key. */
    public static KeyFingerprint fingerprint(String name) {
        return KeyFingerprint.of(owner(name));
    }

    /** The journals of all entities of a type. */
    public <E> SortedMap<Address, List<Block<E>>> journals(AuditedType<?, ?, E, ?> type) {
        SortedMap<Address, List<Block<E>>> journals = new TreeMap<>();
        world.journals(type.kind())
                .forEach((entity, blocks) -> journals.put(
                        entity, blocks.stream().map(SealedBlock::block).toList()));
        return journals;
    }
}
