-- How a grade of any scale stands (framework/forms/scale.ts; a test compares them): 1 for the best, 4 for the lowest; and how a sentence says it.
create or replace function grade_stands(p_grade text) returns int language sql immutable as $$
  select case when p_grade in ('outstanding', 'exceptional') then 1 when p_grade in ('good', 'strong_standard', 'expected_standard', 'met') then 2
    when p_grade in ('requires_improvement', 'needs_attention') then 3 when p_grade in ('inadequate', 'urgent_improvement', 'not_met') then 4 end
$$;
create or replace function grade_in_sentence(p_grade text) returns text language sql immutable as $$
  select case p_grade when 'requires_improvement' then 'in need of improvement' when 'needs_attention' then 'in need of attention'
    when 'urgent_improvement' then 'in urgent need of improvement' when 'strong_standard' then 'of a strong standard'
    when 'expected_standard' then 'of the expected standard' when 'not_met' then 'not met' else p_grade end
$$;
