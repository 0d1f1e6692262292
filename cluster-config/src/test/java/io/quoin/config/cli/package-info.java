/** Tests of the command line: what it says, and what it ends with. */
@NullMarked
package io.quoin.config.cli;

import org.jspecify.annotations.NullMarked;
