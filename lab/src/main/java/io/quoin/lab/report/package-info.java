/**
 * How a lab command says what it measured: a table for people, and as its last line one line of JSON for machines.
 *
 * <p>Imports nothing of Quoin. Read {@link io.quoin.lab.report.Report}.
 */
@NullMarked
package io.quoin.lab.report;

import org.jspecify.annotations.NullMarked;
