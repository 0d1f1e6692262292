/** Tests of the crash campaign: first that its check fails when it must, then the campaign itself. */
@NullMarked
package io.quoin.lab.crash;

import org.jspecify.annotations.NullMarked;
