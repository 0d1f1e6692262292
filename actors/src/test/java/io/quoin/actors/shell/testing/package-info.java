/**
 * A shell without Cassandra: a journal that fails on demand, time that passes on demand, ports that remember who called, and
 * a small entity with every kind of obligation.
 *
 * <p>Begin with {@link io.quoin.actors.shell.testing.ShellKit}.
 */
@NullMarked
package io.quoin.actors.shell.testing;

import org.jspecify.annotations.NullMarked;
