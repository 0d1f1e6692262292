package io.quoin.protocol.law;

/**
 * Everything a law may not fetch for itself.
 *
 * @param engineTimeMillis the time of the block, milliseconds since 1970 UTC: the only clock of the law
 * @param height the height of the block that the entry will stand in
 * @param index the index of the entry in that block; (height, index) names what the entry creates
 * @param hasInTransit whether anything that this entity sent to others may still be on its way there, or an answer to it on
 *     its way back
 */
public record Facts(long engineTimeMillis, long height, int index, boolean hasInTransit) {}
