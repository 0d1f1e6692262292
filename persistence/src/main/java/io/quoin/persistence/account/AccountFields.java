package io.quoin.persistence.account;

import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.Balances;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
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
    private static final int KEYS_MAX = 65_536;

    private AccountFields() {}

    static void owner(WireWriter out, OwnerKey owner) {
        out.bytes(owner.bytes().toBytes());
    }

    static OwnerKey owner(WireReader in) {
        return new OwnerKey(Bytes32.of(in.bytes(Bytes32.LENGTH)));
    }

    static void fingerprint(WireWriter out, KeyFingerprint fingerprint) {
        out.bytes(fingerprint.bytes().toBytes());
    }

    static KeyFingerprint fingerprint(WireReader in) {
        return new KeyFingerprint(Bytes32.of(in.bytes(Bytes32.LENGTH)));
    }

    static void key(WireWriter out, AccountKey key) {
        fingerprint(out, key.fingerprint());
        out.varint(key.scopes().bits());
        out.time(key.expiresAtMillis());
    }

    static AccountKey key(WireReader in) {
        return new AccountKey(fingerprint(in), numbered(in, KeyScopes::new), in.time());
    }

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
        out.list(keys.active().values(), KEYS_MAX, AccountFields::key);
        out.list(keys.ended(), KEYS_MAX, AccountFields::fingerprint);
        out.varint(keys.authEpoch());
    }

    static AccountKeys keys(WireReader in) {
        SortedMap<KeyFingerprint, AccountKey> active = new TreeMap<>();
        for (AccountKey key : in.list(KEYS_MAX, AccountFields::key)) {
            if (!active.isEmpty() && active.lastKey().compareTo(key.fingerprint()) >= 0) {
                throw in.malformed("keys are sorted by fingerprint");
            }
            active.put(key.fingerprint(), key);
        }
        SortedSet<KeyFingerprint> ended = new TreeSet<>();
        for (KeyFingerprint fingerprint : in.list(KEYS_MAX, AccountFields::fingerprint)) {
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
        view.owner().ifPresent(owner -> owner(out, owner));
        out.list(view.balances(), ASSETS_MAX, WireWriter::money);
        out.list(view.keys(), KEYS_MAX, AccountFields::key);
        out.varint(view.authEpoch());
        out.bool(view.hasInTransit());
    }

    static AccountView view(WireReader in) {
        return new AccountView(
                in.string(EntityIds.LENGTH_MAX),
                numbered(in, AccountView.Stage::ofNumber),
                in.bool() ? Optional.of(owner(in)) : Optional.empty(),
                in.list(ASSETS_MAX, WireReader::money),
                in.list(KEYS_MAX, AccountFields::key),
                in.varint(),
                in.bool());
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
