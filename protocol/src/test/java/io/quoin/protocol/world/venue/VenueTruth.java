package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.TradingWatch;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketDump.OfParty;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must hold of accounts and markets together, by their journals alone; the parts of it are in {@link TrueMarket} and
 * {@link TrueAccount}, and here is what concerns keys, and what is on its way.
 */
final class VenueTruth {
    private final boolean isFixed;
    private final World<Object> world;
    private final EntityKind<AccountState, ?, AccountEvent, ?, AccountQuery, AccountView> accountKind;
    private final EntityKind<MarketState, ?, MarketEvent, ?, ?, ?> marketKind;
    private final Clients clients;
    private final Map<Address, TrueMarket> markets = new TreeMap<>();
    private final Map<Address, TrueAccount> accounts = new TreeMap<>();

    /** By account: keys that have ended, as every market has confirmed. */
    private final Map<String, Set<KeyFingerprint>> ended = new TreeMap<>();

    VenueTruth(
            VenueWorld.Motion motion,
            TradingWatch watch,
            World<Object> world,
            EntityKind<AccountState, ?, AccountEvent, ?, AccountQuery, AccountView> accountKind,
            EntityKind<MarketState, ?, MarketEvent, ?, ?, ?> marketKind,
            Clients clients) {
        this.isFixed = motion == VenueWorld.Motion.FIXED;
        this.world = world;
        this.accountKind = accountKind;
        this.marketKind = marketKind;
        this.clients = clients;
        Scene.MARKETS.forEach(market -> markets.put(market, new TrueMarket(market)));
        Scene.ACCOUNTS.forEach(account -> accounts.put(account, new TrueAccount(account, markets, watch)));
    }

    MarketDump dump(Address market) {
        return market(market).dump();
    }

    /** The account as its owner sees it. */
    AccountView view(Address account) {
        return accountKind.view().of(world.durable(accountKind, account), new AccountQuery.Overview(), Prices.NONE);
    }

    private TrueMarket market(Address address) {
        TrueMarket market = markets.get(address);
        if (market == null) {
            throw new IllegalArgumentException("no market of the scene: " + address);
        }
        return market;
    }

    // ---- following the journals -------------------------------------------------------------------------------------

    /** Reads what has been written since the last time, in this step. */
    void follow(int step) {
        world.journals(marketKind).forEach((address, journal) -> {
            TrueMarket market = market(address);
            for (SealedBlock<MarketEvent> block : journal.subList(market.blocksRead(), journal.size())) {
                block.block().entries().forEach(entry -> checkSigner(address, entry));
                checkRounds(address, block.block());
            }
            market.follow(journal, step);
        });
        accounts.forEach((address, account) -> {
            account.follow(world.journals(accountKind).getOrDefault(address, List.of()));
            if (account.hasJustClosed()) {
                checkNothingOnItsWay(address);
            }
        });
    }

    /** Everything that must hold between two steps. */
    void check() {
        accounts.forEach((address, account) -> {
            if (isFixed) {
                assertTrue(account.free() >= 0, () -> "EQUITY: " + address + " is short of " + -account.free());
            }
            checkEnded(address);
        });
    }

    void checkAtRest() {
        accounts.values().forEach(TrueAccount::checkAtRest);
    }

    /** Whatever a market was marked at stands in the block's table of rounds. */
    private static void checkRounds(Address market, Block<MarketEvent> block) {
        for (Entry<MarketEvent> entry : block.entries()) {
            for (MarketEvent event : entry.events()) {
                assertTrue(
                        !(event instanceof MarketEvent.Marked marked)
                                || block.rounds()
                                        .contains(new PriceRound(
                                                Scene.terms(market).underlying(), marked.round(), marked.mark())),
                        () -> "ROUNDS: " + event + " at " + market + ", but noted are " + block.rounds());
            }
        }
    }

    // ---- keys -------------------------------------------------------------------------------------------------------

    /** No order is accepted by a key whose end every market has confirmed before. */
    private void checkSigner(Address market, Entry<MarketEvent> entry) {
        if (entry.cause() instanceof Cause.Command command && !entry.events().isEmpty()) {
            CommandId id = command.ticket().id();
            KeyFingerprint signer = clients.signer(id);
            assertFalse(
                    signer != null && ended.getOrDefault(id.account(), Set.of()).contains(signer),
                    () -> "KEY: " + market + " accepts " + id + " by a key whose end is confirmed");
        }
    }

    /** When the account says that revocations are confirmed, no market trusts a key that has ended, or takes orders frozen. */
    private void checkEnded(Address address) {
        EntityState<AccountState> state = world.durable(accountKind, address);
        if (!(state.domain() instanceof AccountState.Open open)) {
            return;
        }
        if (!view(address).trading().revocationsConfirmed()) {
            return;
        }
        ended.computeIfAbsent(open.id(), id -> new TreeSet<>())
                .addAll(open.keys().ended());
        markets.forEach((at, market) -> {
            OfParty party = market.party(open.id());
            if (party != null) {
                assertTrue(
                        party.terms().keys().stream()
                                .noneMatch(key -> open.keys().ended().contains(key.fingerprint())),
                        () -> "KEY: " + at + " trusts a key of " + address + " although its end is confirmed");
                assertTrue(
                        party.terms().isFrozen() || !open.trading().isFrozen(),
                        () -> "FROZEN: " + at + " takes orders of " + address + " although the freeze is confirmed");
            }
        });
    }

    // ---- value ------------------------------------------------------------------------------------------------------

    /** Whoever has closed has sent nothing that has not arrived, and nothing is on its way to it that is its own. */
    private void checkNothingOnItsWay(Address closed) {
        Channels own = world.durable(accountKind, closed).channels();
        for (ChannelMessage message : own.unconfirmed()) {
            assertTrue(
                    message instanceof ChannelMessage.Stream stream
                            && stream.payload() instanceof AccountMessage.ReturnLeg,
                    () -> "CLOSED: " + closed + " has sent what is not confirmed: " + message);
        }
        world.journals(accountKind).keySet().forEach(sender -> {
            StreamOut stream =
                    world.durable(accountKind, sender).channels().streamsOut().get(closed);
            long floor =
                    world.durable(accountKind, closed).channels().floor(sender).sequence();
            assertTrue(
                    stream == null
                            || stream.unconfirmed().stream()
                                    .noneMatch(item -> isReturn(item) && item.sequence() > floor),
                    () -> "CLOSED: something comes back to " + closed + " from " + sender);
        });
    }

    private static boolean isReturn(StreamOut.Item item) {
        return item.payload() instanceof AccountMessage.ReturnLeg;
    }
}
