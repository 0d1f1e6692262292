/**
 * Seeded generators with shrinking, and the check that runs them: the house's own property tests. Lives in the test
 * jar of protocol, for the tests of every module and for the lab; imports the JDK and the language only.
 *
 * <p>Read in this order: {@link io.quoin.protocol.gen.Property} (what a test calls),
 * {@link io.quoin.protocol.gen.Gen} (what it draws from), {@link io.quoin.protocol.gen.ValueGens} (the numbers of the
 * language); then how they work: {@link io.quoin.protocol.gen.Seed}, {@link io.quoin.protocol.gen.Sample},
 * {@link io.quoin.protocol.gen.ListSample}.
 */
@NullMarked
package io.quoin.protocol.gen;

import org.jspecify.annotations.NullMarked;
