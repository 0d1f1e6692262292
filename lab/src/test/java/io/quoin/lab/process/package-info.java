/** Tests of nodes as processes, and of the commands that find and stop them. */
@NullMarked
package io.quoin.lab.process;

import org.jspecify.annotations.NullMarked;
