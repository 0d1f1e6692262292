package io.quoin.http.auth;

import io.quoin.protocol.address.EntityIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of an HMAC key: {@code ACCOUNT:NONCE}, or {@code ACCOUNT:NONCE@RANGE+RANGE} if it may be used from some addresses
 * only. Its secret is derived from all of it, so the addresses are the key's for ever and are nowhere kept: whoever names other
 * ones names another key.
 *
 * @param account whose key it is
 * @param nonce the id of the command that made it
 * @param addresses from where it may be used; from everywhere if there are none
 */
public record KeyId(String account, String nonce, List<AddressRange> addresses) {
    /** Ranges of addresses of one key. */
    public static final int ADDRESSES_MAX = 8;

    /** Characters of the longest. */
    public static final int CHARACTERS_MAX =
            2 * EntityIds.LENGTH_MAX + 2 + ADDRESSES_MAX * (AddressRange.CHARACTERS_MAX + 1);

    public KeyId {
        addresses = List.copyOf(addresses);
    }

    /** The name of a key that may be used from everywhere. */
    public KeyId(String account, String nonce) {
        this(account, nonce, List.of());
    }

    /** The inverse of {@link #toString()}; empty if the text is none. */
    public static Optional<KeyId> parse(String text) {
        int colon = text.indexOf(':');
        int at = text.indexOf('@');
        if (colon < 0 || text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        String account = text.substring(0, colon);
        String nonce = at < 0 ? text.substring(colon + 1) : text.substring(colon + 1, Math.max(at, colon + 1));
        if (!EntityIds.isEntityId(account) || !EntityIds.isClientId(nonce)) {
            return Optional.empty();
        }
        return at < 0
                ? Optional.of(new KeyId(account, nonce))
                : addresses(text.substring(at + 1)).map(ranges -> new KeyId(account, nonce, ranges));
    }

    private static Optional<List<AddressRange>> addresses(String text) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String each : text.split("\\+", -1)) {
            Optional<AddressRange> range = AddressRange.parse(each);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return ranges.size() <= ADDRESSES_MAX ? Optional.of(ranges) : Optional.empty();
    }

    /** Whether it may be used from this address. */
    public boolean mayComeFrom(String address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.contains(address));
    }

    /** What the secret is derived from besides the account. */
    String derivation() {
        return addresses.isEmpty() ? nonce : nonce + "@" + joined();
    }

    private String joined() {
        return addresses.stream().map(AddressRange::toString).collect(Collectors.joining("+"));
    }

    @Override
    public String toString() {
        return account + ":" + derivation();
    }
}
