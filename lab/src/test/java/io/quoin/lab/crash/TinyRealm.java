package io.quoin.lab.crash;

import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.market.MarketCodec;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountParameters;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketParameters;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Accounts and markets without actors and without Cassandra: their law, their chains, and rows that a test can falsify. Prices
 * stand still.
 */
final class TinyRealm implements Journals {
    static final long NOW = 1_700_000_000_000L;
    static final long VALID_UNTIL = NOW + 5_000;

    final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type =
            new EntityType<>(
                    AccountKind.kind(AccountParameters.STANDARD.withFaucet(), EntityLimits.STANDARD),
                    AccountCodec.WIRE);
    final EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> marketType =
            new EntityType<>(MarketKind.kind(MarketParameters.STANDARD, EntityLimits.STANDARD), MarketCodec.WIRE);
    final Map<Address, List<RawRow>> rows = new TreeMap<>();
    private final EntityCatalogue catalogue = EntityCatalogue.of(type, marketType);
    private final ArrayDeque<ChannelMessage> post = new ArrayDeque<>();
    final TinyType<AccountState, AccountCommand, AccountEvent, AccountMessage> accounts =
            new TinyType<>(type, catalogue.wire().codecs(AccountCodec.WIRE), rows, post);
    final TinyType<MarketState, MarketCommand, MarketEvent, FromParty> markets =
            new TinyType<>(marketType, catalogue.wire().codecs(MarketCodec.WIRE), rows, post);
    final History<AccountCommand> history = accounts.history;

    static Address account(String id) {
        return new Address(AccountKind.TYPE, id);
    }

    static Address market(String id) {
        return new Address(MarketKind.TYPE, id);
    }

    /** Hands a command in, as a client that is told what became of it; value does not move on yet. */
    void command(String id, String clientId, AccountCommand command) {
        accounts.command(account(id), new CommandId(id, clientId), command);
    }

    /** The same to a market, on behalf of an account; what waits for a line is decided when all has settled. */
    void command(String market, String account, String clientId, MarketCommand command) {
        markets.command(market(market), new CommandId(account, clientId), command);
    }

    Ticket ticket(Order<AccountCommand> order) {
        return accounts.ticket(order);
    }

    /** Delivers everything until nothing is under way. */
    void settle() {
        while (!post.isEmpty()) {
            ChannelMessage message = post.removeFirst();
            if (message.to().type().equals(MarketKind.TYPE)) {
                markets.deliver(message);
            } else {
                accounts.deliver(message);
            }
        }
    }

    /** The state as its writer has it. */
    EntityState<AccountState> state(Address entity) {
        return accounts.state(entity);
    }

    Fingerprint fingerprint(Address entity) {
        return accounts.fingerprint(entity);
    }

    /** A block that no law has judged, on top of what stands; it chains as a true one does. */
    RawRow forged(Address entity, Entry<AccountEvent> entry) {
        return accounts.forged(entity, entry);
    }

    RawRow forged(long height, Incarnation incarnation, BlockHash previous, Entry<AccountEvent> entry) {
        return accounts.forged(height, incarnation, previous, entry);
    }

    CrashResult check() {
        return check(Map.of());
    }

    CrashResult check(Map<Address, Fingerprint> live) {
        return crashCheck().check(this, live);
    }

    CrashCheck crashCheck() {
        return new CrashCheck(
                new CheckedType<>(type, accounts.codecs, accounts.history),
                new CheckedType<>(marketType, markets.codecs, markets.history));
    }

    @Override
    public List<Address> entities() {
        return List.copyOf(rows.keySet());
    }

    @Override
    public List<RawRow> rows(Address entity) {
        return rows.getOrDefault(entity, List.of());
    }
}
