package io.quoin.protocol.market;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineSlots;
import java.util.ArrayList;
import java.util.List;

/**
 * An account as a market sees one: grants what it is asked for as long as it has it, and takes back what comes back. It knows
 * nothing of margin.
 */
final class FakeAccount {
    final Address address;
    final String owner;
    final List<AccountKey> keys = new ArrayList<>();
    long free;
    boolean isFrozen;
    boolean isSilent;

    private long granted;
    private long authEpoch;
    private long height = 1;
    private long numbers;
    private long knownHeight;
    private Totals known = Totals.ZERO;

    FakeAccount(String name, String owner) {
        this.address = new Address(AccountKind.TYPE, name);
        this.owner = owner;
    }

    Totals known() {
        return known;
    }

    long granted() {
        return granted;
    }

    long authEpoch() {
        return authEpoch;
    }

    // ---- what it says -----------------------------------------------------------------------------------------------

    /** What its pair says now. */
    ChannelMessage.Pair pair() {
        FromParty.LineTerms terms = Examples.lineTerms(owner, keys, authEpoch, isFrozen);
        return new ChannelMessage.Pair(
                address, Examples.MARKET, PairKind.SETTLEMENT, height, Totals.of(granted), terms, true);
    }

    ChannelMessage.Pair grant(long amount) {
        granted += amount;
        free -= amount;
        height++;
        return pair();
    }

    ChannelMessage.Pair freeze(boolean frozen) {
        isFrozen = frozen;
        height++;
        return pair();
    }

    ChannelMessage.Pair addKey(AccountKey key) {
        keys.add(key);
        height++;
        return pair();
    }

    ChannelMessage.Pair revoke(AccountKey key) {
        keys.remove(key);
        authEpoch++;
        height++;
        return pair();
    }

    ChannelMessage.Hint recall(long amount) {
        numbers++;
        return hint(new FromParty.Recall(numbers, amount));
    }

    ChannelMessage.Hint barrier() {
        numbers++;
        return hint(new FromParty.Barrier(numbers));
    }

    ChannelMessage.Hint hint(Payload payload) {
        return new ChannelMessage.Hint(address, Examples.MARKET, payload, height);
    }

    // ---- what it hears ----------------------------------------------------------------------------------------------

    /** What it answers to a hint of the market. */
    List<ChannelMessage> hear(Payload hint) {
        if (isSilent || !(hint instanceof FromMarket.CreditAsk ask)) {
            return List.of();
        }
        long more = Math.max(0, ask.grantedWanted() - granted);
        if (isFrozen) {
            return List.of(hint(new FromParty.CreditRefused(ask.order(), 0, "ACCOUNT_FROZEN")));
        }
        if (more > free) {
            return List.of(hint(new FromParty.CreditRefused(ask.order(), more - free, "COLLATERAL_INSUFFICIENT")));
        }
        return more == 0 ? List.of(pair()) : List.of(grant(more));
    }

    /** Takes what the pair of the market says. */
    void hear(ChannelMessage.Pair pair) {
        if (pair.height() > knownHeight) {
            knownHeight = pair.height();
            free += pair.totals().slot(LineSlots.RETURNED) - known.slot(LineSlots.RETURNED);
            known = pair.totals();
        }
    }
}
