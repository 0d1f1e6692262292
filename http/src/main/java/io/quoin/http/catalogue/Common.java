package io.quoin.http.catalogue;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.OwnerKey;
import java.util.HexFormat;

/** Parameters that many methods share. */
public final class Common {
    private static final long LATEST_MILLIS = 4_102_444_800_000L; // The year 2100.
    private static final String KEY_EXAMPLE = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final int SIGNATURE_BYTES = 64;

    /** On whose behalf. */
    public static final Param<String> ACCOUNT = Param.optional(
            "account",
            Types.entityId("alice"),
            "The account on whose behalf. A key says it by itself; with a signature it is required.");

    /** The id of a command. */
    public static final Param<String> COMMAND_ID = Param.required(
            "command_id",
            Types.clientId("t-1"),
            "Your id of this command: sent again with the same id it is done once. Choose a new one for each command.");

    /** Until when a command may be decided, or a signature counts. */
    public static final Param<Long> VALID_UNTIL = Param.optional(
            "valid_until",
            Types.whole(0, LATEST_MILLIS, 1_790_000_000_000L),
            "Milliseconds since 1970 until which it may be decided, at most 60 s ahead; left out, 5 s from now. Send it"
                    + " yourself if you may have to send the command again. With a signature it is required.");

    /** Until when the signature of a read counts. */
    public static final Param<Long> SIGNED_UNTIL = Param.optional(
            "signed_until",
            Types.whole(0, LATEST_MILLIS, 1_790_000_000_000L),
            "With a signature: milliseconds since 1970 until which it counts, at most 60 s ahead.");

    /** The key of a signature. */
    public static final Param<OwnerKey> SIGNED_BY = Param.optional(
            "signed_by",
            Types.text(
                    text -> text.matches("[0-9a-fA-F]{64}"),
                    OwnerKey::parse,
                    "[0-9a-fA-F]{64}",
                    2 * Bytes32.LENGTH,
                    KEY_EXAMPLE),
            "The Ed25519 public key whose signature this is: the owner's, or one that was added to the account.");

    /** A signature. */
    public static final Param<byte[]> SIGNATURE = Param.optional(
            "signature",
            Types.text(
                    text -> text.matches("[0-9a-fA-F]{128}"),
                    text -> HexFormat.of().parseHex(text),
                    "[0-9a-fA-F]{128}",
                    2 * SIGNATURE_BYTES,
                    KEY_EXAMPLE + KEY_EXAMPLE),
            "The Ed25519 signature of the canonical bytes of this request.");

    /** An instrument. */
    public static final Param<String> INSTRUMENT_NAME = Param.required(
            "instrument_name",
            Types.entityId("BTC_USDC-PERPETUAL"),
            "The instrument, as public/get_instruments names it.");

    private Common() {}
}
