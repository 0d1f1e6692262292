package io.quoin.protocol.line;

import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Rate;

/**
 * What a party needs to know of an instrument to value and margin its position.
 *
 * @param underlying whose admitted price is the mark
 * @param settlement the asset of profit, loss, fees and margin
 * @param priceScale decimals of a price
 * @param sizeScale decimals of a size; both scales together are at most the settlement asset's
 * @param initial initial margin, as a fraction of the position's value at the mark
 * @param maintenance the same for maintenance margin
 * @param profitCounted how much of unrealised profit counts as collateral: 1 in full
 * @param makerFee fraction of a fill's value that its resting side pays
 * @param takerFee fraction of a fill's value that its arriving side pays
 * @param parameterVersion rises with every change of any of these
 */
public record MarginTerms(
        String underlying,
        Asset settlement,
        int priceScale,
        int sizeScale,
        Rate initial,
        Rate maintenance,
        Rate profitCounted,
        Rate makerFee,
        Rate takerFee,
        long parameterVersion) {}
