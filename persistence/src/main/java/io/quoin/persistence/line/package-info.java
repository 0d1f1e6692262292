/**
 * How a credit line and its terms are written down: what markets and parties say to each other. Each family belongs to the
 * entity types that receive it.
 *
 * <p>Read {@link io.quoin.persistence.line.LineFamilies}. Names and numbers are in {@code wire-names.txt}.
 */
@NullMarked
package io.quoin.persistence.line;

import org.jspecify.annotations.NullMarked;
