/**
 * {@code quoin demo}: the whole system on real parts, driven by a real stream, with a node killed in the middle.
 *
 * <p>Read {@link io.quoin.lab.demo.DemoCommand}, then {@link io.quoin.lab.demo.DemoRun} and {@link
 * io.quoin.lab.demo.DemoCheck}.
 */
@NullMarked
package io.quoin.lab.demo;

import org.jspecify.annotations.NullMarked;
