/**
 * The hub: the language and the law of Quoin. May import the JDK alone.
 * Read value and law first, then command, channel and journal, then entity and port.
 */
@NullMarked
package io.quoin.protocol;

import org.jspecify.annotations.NullMarked;
