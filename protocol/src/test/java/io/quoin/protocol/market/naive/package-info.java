/**
 * A market's matching by the rules and nothing else: slow, obvious, and without a line in common with the book it judges.
 * In the test jar, so that the lab judges the book on real orders too.
 */
@NullMarked
package io.quoin.protocol.market.naive;

import org.jspecify.annotations.NullMarked;
