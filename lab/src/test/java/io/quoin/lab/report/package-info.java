/** Tests of the report: what it says, read by another reader of JSON. */
@NullMarked
package io.quoin.lab.report;

import org.jspecify.annotations.NullMarked;
