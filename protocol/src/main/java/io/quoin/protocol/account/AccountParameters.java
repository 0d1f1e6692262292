package io.quoin.protocol.account;

import io.quoin.protocol.value.Rate;

/**
 * What an operator decides about all accounts; each has a key of the same name in the configuration.
 *
 * @param transferFee what a transfer costs on top, as a fraction of its amount, 0 to 1; the fee is rounded up
 * @param isFaucetOpen whether accounts may be credited out of nothing: in development only
 * @param faucetUnitsMax units of an asset that one draw may bring, 1 or more
 * @param keysMax keys of one account that may act at the same time, 0 or more
 * @param keysEverMax keys that one account may have in all its life, because none is forgotten, 0 or more
 * @param keyLifetimeMaxMillis how far ahead a key may expire, milliseconds, 1 or more
 * @param headroomShare how much of what is free after a grant may go with it as headroom, beyond what its order needs; 0 to 1
 */
public record AccountParameters(
        Rate transferFee,
        boolean isFaucetOpen,
        long faucetUnitsMax,
        int keysMax,
        int keysEverMax,
        long keyLifetimeMaxMillis,
        Rate headroomShare) {
    /** The values of the reference configuration: one basis point a transfer, no faucet, an eighth of headroom. */
    public static final AccountParameters STANDARD = new AccountParameters(
            Rate.ofBasisPoints(1),
            false,
            1_000_000_000_000_000L,
            16,
            4_096,
            366L * 24 * 60 * 60 * 1_000,
            Rate.parse("0.125"));

    public AccountParameters {
        require(!transferFee.isNegative() && transferFee.compareTo(Rate.ONE) <= 0, "transfer-fee", "0 to 1");
        require(faucetUnitsMax >= 1, "faucet-units-max", "1 or more");
        require(keysMax >= 0, "keys-max", "0 or more");
        require(keysEverMax >= 0, "keys-ever-max", "0 or more");
        require(keyLifetimeMaxMillis >= 1, "key-lifetime-max", "1 ms or more");
        require(!headroomShare.isNegative() && headroomShare.compareTo(Rate.ONE) <= 0, "headroom-share", "0 to 1");
    }

    /** The same with this transfer fee. */
    public AccountParameters withTransferFee(Rate fee) {
        return new AccountParameters(
                fee, isFaucetOpen, faucetUnitsMax, keysMax, keysEverMax, keyLifetimeMaxMillis, headroomShare);
    }

    /** The same with the faucet open, as in development. */
    public AccountParameters withFaucet() {
        return new AccountParameters(
                transferFee, true, faucetUnitsMax, keysMax, keysEverMax, keyLifetimeMaxMillis, headroomShare);
    }

    private static void require(boolean holds, String name, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("the account parameter " + name + " must be " + accepted);
        }
    }
}
