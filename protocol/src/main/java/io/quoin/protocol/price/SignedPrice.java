package io.quoin.protocol.price;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An index price as it crosses between members: a round, who says so, and his signature. Never journaled by itself: blocks
 * carry the rounds that they used.
 *
 * @param publisher who signed, if the signature holds
 * @param signature over {@link #signedBytes}
 */
public record SignedPrice(AdmittedRound round, PublisherKey publisher, PriceSignature signature) {
    /** What every signed price begins with, so that no other thing that the same key signed is one. */
    public static final String DOMAIN = "quoin/index-price/1";

    /**
     * What the publisher signs: {@link #DOMAIN}, environment, underlying, round, price, time and key. Texts are led by their
     * length and numbers have eight bytes (the scale one), so different prices never have the same bytes.
     *
     * @param environment the name of the deployment: what was signed for one is worth nothing in another
     */
    public static byte[] signedBytes(String environment, AdmittedRound round, PublisherKey publisher) {
        byte[] domain = DOMAIN.getBytes(StandardCharsets.UTF_8);
        byte[] place = environment.getBytes(StandardCharsets.UTF_8);
        byte[] underlying = round.underlying().getBytes(StandardCharsets.UTF_8);
        byte[] key = publisher.bytes().toBytes();
        int texts = 3 * Integer.BYTES + domain.length + place.length + underlying.length;
        ByteBuffer bytes = ByteBuffer.allocate(texts + 3 * Long.BYTES + 1 + key.length);
        bytes.putInt(domain.length).put(domain);
        bytes.putInt(place.length).put(place);
        bytes.putInt(underlying.length).put(underlying);
        bytes.putLong(round.round());
        bytes.putLong(round.price().units()).put((byte) round.price().scale());
        bytes.putLong(round.timeMillis());
        bytes.put(key);
        return bytes.array();
    }

    /** What the signature must be over. */
    public byte[] signedBytes(String environment) {
        return signedBytes(environment, round, publisher);
    }

    /**
     * The number of a publisher's next round: the time in milliseconds, or one above his last. So rounds rise also over a
     * restart that forgot the last one, unless his clock was set back.
     */
    public static long nextRound(long lastRound, long nowMillis) {
        return Math.max(Math.addExact(lastRound, 1), nowMillis);
    }
}
