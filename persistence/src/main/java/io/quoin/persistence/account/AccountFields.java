package io.quoin.persistence.account;

import io.quoin.persistence.auth.AuthFields;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.Balances;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The parts of which an account's commands, events and states are made. Lists are sorted, and refused if they are not. */
final class AccountFields {
    /** A transfer's destination is judged by the law; what is longer than this is not even written. */
    static final int DESTINATION_BYTES_MAX = 256;

    private static final int ASSETS_MAX = 1_024;

    private AccountFields() {}

    static void balances(WireWriter out, Balances balances) {
        out.list(balances.list(), ASSETS_MAX, WireWriter::money);
    }

    static Balances balances(WireReader in) {
        List<Money> amounts = in.list(ASSETS_MAX, WireReader::money);
        int last = 0;
        for (Money amount : amounts) {
            if (amount.isZero() || amount.asset().number() <= last) {
                throw in.malformed("balances are sorted by asset and not 0");
            }
            last = amount.asset().number();
        }
        return Balances.of(amounts);
    }

    static void keys(WireWriter out, AccountKeys keys) {
        out.list(keys.active().values(), AuthFields.KEYS_MAX, AuthFields::key);
        out.list(keys.ended(), AuthFields.KEYS_MAX, AuthFields::fingerprint);
        out.varint(keys.authEpoch());
    }

    static AccountKeys keys(WireReader in) {
        SortedMap<KeyFingerprint, AccountKey> active = new TreeMap<>();
        for (AccountKey key : in.list(AuthFields.KEYS_MAX, AuthFields::key)) {
            if (!active.isEmpty() && active.lastKey().compareTo(key.fingerprint()) >= 0) {
                throw in.malformed("keys are sorted by fingerprint");
            }
            active.put(key.fingerprint(), key);
        }
        SortedSet<KeyFingerprint> ended = new TreeSet<>();
        for (KeyFingerprint fingerprint : in.list(AuthFields.KEYS_MAX, AuthFields::fingerprint)) {
            if (!ended.isEmpty() && ended.last().compareTo(fingerprint) >= 0) {
                throw in.malformed("ended keys are sorted by fingerprint");
            }
            ended.add(fingerprint);
        }
        return new AccountKeys(active, ended, in.varint());
    }

    static void view(WireWriter out, AccountView view) {
        out.string(view.id(), EntityIds.LENGTH_MAX);
        out.varint(view.stage().number());
        out.bool(view.owner().isPresent());
        view.owner().ifPresent(owner -> AuthFields.owner(out, owner));
        out.list(view.balances(), ASSETS_MAX, WireWriter::money);
        out.list(view.keys(), AuthFields.KEYS_MAX, AuthFields::key);
        out.varint(view.authEpoch());
        out.bool(view.hasInTransit());
        TradingFields.view(out, view.trading());
    }

    static AccountView view(WireReader in) {
        return new AccountView(
                in.string(EntityIds.LENGTH_MAX),
                numbered(in, AccountView.Stage::ofNumber),
                in.bool() ? Optional.of(AuthFields.owner(in)) : Optional.empty(),
                in.list(ASSETS_MAX, WireReader::money),
                in.list(AuthFields.KEYS_MAX, AuthFields::key),
                in.varint(),
                in.bool(),
                TradingFields.view(in));
    }

    /** Something that has a number; a number that nothing has is malformed. */
    static <T> T numbered(WireReader in, IntFunction<T> ofNumber) {
        int number = in.varint(Integer.MAX_VALUE);
        try {
            return ofNumber.apply(number);
        } catch (IllegalArgumentException e) {
            throw in.malformed(String.valueOf(e.getMessage()));
        }
    }
}
