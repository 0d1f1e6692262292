package io.quoin.http.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of internet addresses, written as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; what lies beyond the prefix is 0.
 *
 * @param text as it was written
 * @param network the first address
 * @param prefix bits that all its addresses share with the first
 */
public record AddressRange(String text, InetAddress network, int prefix) {
    /** Characters of the longest. */
    public static final int CHARACTERS_MAX = 43;

    /** The inverse of {@link #toString()}; empty if the text is none. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return address(text.substring(0, slash))
                .map(network -> new AddressRange(text, network, prefix))
                .filter(AddressRange::isExact);
    }

    /** Whether the address, as text, lies in the range. */
    public boolean contains(String address) {
        return address(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length == network.getAddress().length)
                .filter(bytes -> isSame(bytes, network.getAddress(), prefix))
                .isPresent();
    }

    /** An address in digits; a name is none, and is never looked up. */
    private static Optional<InetAddress> address(String text) {
        boolean isV4 = text.matches("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}") && !text.endsWith(".");
        boolean isV6 = text.matches("[0-9a-fA-F:]{2,39}") && text.indexOf(':') >= 0;
        try {
            return isV4 || isV6 ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty(); // Digits and colons that are no address.
        }
    }

    private boolean isExact() {
        byte[] bytes = network.getAddress();
        if (prefix > bytes.length * Byte.SIZE) {
            return false;
        }
        byte[] first = bytes.clone();
        for (int bit = prefix; bit < bytes.length * Byte.SIZE; bit++) {
            first[bit / Byte.SIZE] &= (byte) ~(0x80 >>> bit % Byte.SIZE);
        }
        return isSame(first, bytes, bytes.length * Byte.SIZE);
    }

    private static boolean isSame(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> bit % Byte.SIZE;
            if ((one[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
